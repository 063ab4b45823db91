import { type JsonObject, listIn, objectIn } from '../../json.js';

/** The answer that a stream of its chunks comes to; `undefined` where the stream broke off before its end. */
export function answerOfChunks(chunks: readonly unknown[]): JsonObject | undefined {
  const events = chunks.map(objectIn);
  const failed = events.find(({ error }) => error);
  if (failed) return failed;
  const last = events.find(({ done }) => done === true);
  if (last === undefined) return undefined;
  const messages = events.map(({ message }) => objectIn(message));
  const textOf = (name: string) => messages.map((message) => message[name] ?? '').join('');
  const toolCalls = messages.flatMap((message) => listIn(message['tool_calls']));
  return {
    ...last,
    message: { content: textOf('content'), thinking: textOf('thinking'), tool_calls: toolCalls },
  };
}
