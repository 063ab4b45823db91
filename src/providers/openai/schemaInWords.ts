import { responseFormat } from '../answers/responseFormat.js';
import type { CompletionRequest, Provider } from '../provider.js';

/**
 * For an API that answers in JSON, but takes no schema: the schema goes into the prompt, as words. The API wants the word
 * JSON there, too.
 *
 * @see https://api-docs.deepseek.com/guides/json_mode
 */
export function schemaInWords({ complete }: Provider): Pick<Provider, 'complete' | 'leftOut'> {
  return {
    complete: (request) => {
      const schema = schemaOf(request);
      if (schema === undefined) return complete(request);
      const words = `Answer in JSON that fits this JSON Schema:\n${JSON.stringify(schema)}`;
      return complete({ ...request, prompt: `${request.prompt}\n\n${words}` });
    },
    leftOut: (request) =>
      schemaOf(request) === undefined
        ? []
        : ['deepseek takes no schema: it is asked for JSON, and the schema goes into the prompt'],
  };
}

function schemaOf({ parameters }: CompletionRequest) {
  return responseFormat(parameters['response_format'] ?? null)?.schema;
}
