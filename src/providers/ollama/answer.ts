import { listIn, objectIn, textIn } from '../../json.js';
import { anotherForm } from '../answers/anotherForm.js';
import type { ReadAnswer } from '../answers/completionOf.js';
import { finishReasonOf } from '../answers/finishReasons.js';
import { tokenCount } from '../answers/tokenCount.js';
import { httpFailureOf } from '../failures/httpFailureOf.js';
import type { HttpAnswer } from '../http/adapter.js';

/**
 * Reads an answer of Ollama's chat API. Nothing is demanded that is not needed. Throws a `ProviderError` for an error
 * inside a 2xx, and for another form.
 *
 * @see https://github.com/ollama/ollama/blob/main/docs/api.md
 */
export function ollamaAnswer(answer: HttpAnswer): ReadAnswer {
  const { body } = answer;
  const { error, message, done, done_reason: doneReason } = objectIn(body);
  if (error) throw httpFailureOf({ ...answer, provider: 'ollama' });
  if (typeof message !== 'object' && done === undefined) throw anotherForm('ollama', answer);
  const { content, thinking, tool_calls: calls } = objectIn(message);
  const toolCalls = listIn(calls);
  const word = textIn(doneReason);
  return {
    output: typeof content === 'string' ? content : '',
    message: { content },
    reasoning: textIn(thinking),
    toolCalls,
    finishReason: toolCalls.length > 0 ? 'tool_calls' : finishReasonOf(word),
    rawFinishReason: word,
    // A count of nothing is left out by the server, and means that it was not counted.
    inputTokens: tokenCount(body, 'prompt_eval_count') || undefined,
    outputTokens: tokenCount(body, 'eval_count') || undefined,
  };
}
