import { type JsonObject, listIn, objectIn, textIn } from '../../json.js';

/**
 * The chat completion that a stream of its chunks comes to; `undefined` where the stream broke off before its end.
 *
 * @see https://platform.openai.com/docs/api-reference/chat-streaming
 */
export function chatOfChunks(chunks: readonly unknown[], ended: boolean): JsonObject | undefined {
  const events = chunks.map(objectIn);
  const error = events.find((event) => event['error'])?.['error'];
  if (error) return { error, usage: lastOf(events, 'usage') };
  const choices = events.flatMap(({ choices: list }) => listIn(list).slice(0, 1).map(objectIn));
  const finishReason = lastOf(choices, 'finish_reason');
  if (!ended && finishReason === undefined) return undefined;
  const deltas = choices.map(({ delta, message }) => objectIn(delta ?? message));
  const texts = (name: string) =>
    deltas.map((delta) => delta[name]).filter((text) => text !== null && text !== undefined);
  const message = {
    content: texts('content').flat(),
    refusal: texts('refusal').join(''),
    reasoning_content: texts('reasoning_content').join('') || texts('reasoning').join(''),
    tool_calls: toolCallsOf(deltas),
  };
  return {
    choices:
      choices.length === 0 ? [] : [{ message, finish_reason: finishReason, error: lastOf(choices, 'error') }],
    usage: lastOf(events, 'usage'),
    service_tier: lastOf(events, 'service_tier'),
  };
}

function lastOf(objects: readonly JsonObject[], name: string): unknown {
  return objects.findLast((object) => object[name] !== undefined && object[name] !== null)?.[name];
}

/** A call comes in pieces: its name in the first one, its arguments bit by bit. */
function toolCallsOf(deltas: readonly JsonObject[]): readonly unknown[] {
  const calls = new Map<
    unknown,
    { id: unknown; type: string; function: { name: string; arguments: string } }
  >();
  for (const piece of deltas.flatMap((delta) => listIn(delta['tool_calls']).map(objectIn))) {
    const { name, arguments: some } = objectIn(piece['function']);
    const key = piece['index'] ?? piece['id'];
    const call = calls.get(key) ?? {
      id: piece['id'],
      type: 'function',
      function: { name: '', arguments: '' },
    };
    call.function.name ||= textIn(name) ?? '';
    call.function.arguments += typeof some === 'string' ? some : '';
    calls.set(key, call);
  }
  return [...calls.values()];
}
