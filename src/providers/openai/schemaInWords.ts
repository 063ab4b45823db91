import { responseFormat } from '../answers/responseFormat.js';
import type { CompletionRequest, Provider } from '../provider.js';

/**
 * For an API that answers in JSON, but takes no schema: the schema goes into the prompt, as words. The API wants the word
 * JSON there, too.
 *
 * @see https://api-docs.deepseek.com/guides/json_mode
 */
export function schemaInWords({
  complete,
  identify,
}: Provider): Pick<Provider, 'complete' | 'identify' | 'leftOut'> {
  return {
    complete: (request) => complete(inWords(request)),
    ...(identify && { identify: (request) => identify(inWords(request)) }),
    leftOut: (request) =>
      schemaOf(request) === undefined
        ? []
        : ['deepseek takes no schema: it is asked for JSON, and the schema goes into the prompt'],
  };
}

function inWords(request: CompletionRequest): CompletionRequest {
  const schema = schemaOf(request);
  if (schema === undefined) return request;
  const words = `Answer in JSON that fits this JSON Schema:\n${JSON.stringify(schema)}`;
  return { ...request, prompt: `${request.prompt}\n\n${words}` };
}

function schemaOf({ parameters }: CompletionRequest) {
  return responseFormat(parameters['response_format'] ?? null)?.schema;
}
