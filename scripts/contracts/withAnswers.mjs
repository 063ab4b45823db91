// @ts-check

const TEXT = '{"score":1,"tags":[]}';

/** @type {readonly [RegExp, object][]} */
const ANSWERS = [
  [/\/messages$/, { content: [{ type: 'text', text: TEXT }], stop_reason: 'end_turn', usage: {} }],
  [/:generateContent$/, { candidates: [{ content: { parts: [{ text: TEXT }] }, finishReason: 'STOP' }] }],
  [/\/api\/chat$/, { message: { role: 'assistant', content: TEXT }, done: true, done_reason: 'stop' }],
  [/\/chat\/completions$/, { choices: [{ message: { content: TEXT }, finish_reason: 'stop' }] }],
];

/**
 * A description whose calls are answered with what a model could say. It is our calls that are checked: what Prism makes
 * up as an answer may not fit the description itself, which it then tells as a failure of the server.
 *
 * @param {{ paths: Record<string, Record<string, unknown>> }} description
 */
export function withAnswers(description) {
  const paths = Object.entries(description.paths).map(([path, methods]) => {
    const example = ANSWERS.find(([pattern]) => pattern.test(path))?.[1] ?? {};
    const content = { 'application/json': { schema: {}, example } };
    const responses = { 200: { description: 'An answer', content } };
    const entries = Object.entries(methods).map(([method, operation]) => [
      method,
      ['get', 'post'].includes(method) ? { .../** @type {object} */ (operation), responses } : operation,
    ]);
    return [path, Object.fromEntries(entries)];
  });
  return { ...description, paths: Object.fromEntries(paths) };
}
