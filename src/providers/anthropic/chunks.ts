import { type JsonObject, objectIn } from '../../json.js';

/**
 * The message that a stream of its events comes to; `undefined` where the stream broke off before its end.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/streaming
 */
export function messageOfEvents(events: readonly unknown[]): JsonObject | undefined {
  let message: JsonObject = {};
  let ended = false;
  const blocks = new Map<unknown, JsonObject>();

  for (const event of events.map(objectIn)) {
    const { type, index, delta } = event;
    if (event['error']) return { error: event['error'], usage: message['usage'] };
    if (type === 'message_start') message = { ...message, ...objectIn(event['message']) };
    if (type === 'content_block_start') blocks.set(index, objectIn(event['content_block']));
    if (type === 'content_block_delta') blocks.set(index, grown(blocks.get(index) ?? {}, objectIn(delta)));
    if (type === 'message_delta') {
      const usage = { ...objectIn(message['usage']), ...objectIn(event['usage']) };
      message = { ...message, ...objectIn(delta), usage };
    }
    ended ||= type === 'message_stop' || objectIn(delta)['stop_reason'] !== undefined;
  }
  return ended ? { ...message, content: [...blocks.values()].map(withInput) } : undefined;
}

/** A block with one more piece of its text, its thought, or the JSON of a tool's input. */
function grown(block: JsonObject, delta: JsonObject): JsonObject {
  const longer = (name: string, piece: unknown) =>
    typeof piece === 'string' ? { [name]: `${block[name] ?? ''}${piece}` } : {};
  return {
    ...block,
    ...longer('text', delta['text']),
    ...longer('thinking', delta['thinking']),
    ...longer('partial_json', delta['partial_json']),
  };
}

function withInput({ partial_json: json, ...block }: JsonObject): JsonObject {
  if (typeof json !== 'string') return block;
  try {
    return { ...block, input: JSON.parse(json) };
  } catch {
    return { ...block, input: json }; // As it came: cut arguments are the model's, not ours.
  }
}
