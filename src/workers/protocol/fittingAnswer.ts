import { ProviderError } from '../../errors.js';
import { type AnswerMessage, encoded, failureMessage } from './messages.js';

/** An answer as it is sent. One that the broker does not take is an error that says what it has cost all the same. */
export function fittingAnswer(answer: AnswerMessage, maxBytes: number): Uint8Array {
  const data = encoded(answer);
  if (data.byteLength <= maxBytes || answer.type !== 'completion') return data;
  const { output: _, reasoning: __, warnings: ___, allowance, ...facts } = answer.completion;
  const message = `The answer takes ${data.byteLength} bytes, and the broker takes no message of more than ${maxBytes} (max_payload)`;
  const error = new ProviderError(message, { failure: 'rejected', aboutRow: true, answer: facts, allowance });
  return encoded({ worker: answer.worker, type: 'failure', failure: failureMessage(error) });
}
