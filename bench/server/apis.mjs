// @ts-check

/** @typedef {{ role?: string, content?: string }} Message */
/** @typedef {{ model?: string, messages?: Message[], prompt?: string, contents?: { parts?: { text?: string }[] }[] }} RequestBody */
/** @typedef {{ model: string, text: string, inputTokens: number, outputTokens: number }} Answer */

/**
 * How one provider's API looks from the server's side.
 *
 * @typedef {object} Api
 * @property {RegExp} path
 * @property {(body: RequestBody) => string} promptOf the user's message: what rows are recognised by
 * @property {(answer: Answer) => unknown} answer
 * @property {(message: string, code: string) => unknown} error
 */

/** @param {RequestBody} body */
const lastMessage = ({ messages }) => messages?.at(-1)?.content ?? '';

/** Covers Azure's deployments and every OpenAI-compatible service. @type {Api} */
const openai = {
  path: /\/chat\/completions$/,
  promptOf: lastMessage,
  answer: ({ model, text, inputTokens, outputTokens }) => ({
    id: 'chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT',
    object: 'chat.completion',
    created: 1_750_000_000,
    model,
    choices: [
      { index: 0, message: { role: 'assistant', content: text }, logprobs: null, finish_reason: 'stop' },
    ],
    usage: {
      prompt_tokens: inputTokens,
      completion_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
    },
  }),
  error: (message, code) => ({ error: { message, type: 'requests', param: null, code } }),
};

/** @type {Api} */
const ollama = {
  path: /\/api\/chat$/,
  promptOf: lastMessage,
  answer: ({ model, text, inputTokens, outputTokens }) => ({
    model,
    created_at: '2025-06-15T15:06:40Z',
    message: { role: 'assistant', content: text },
    done: true,
    done_reason: 'stop',
    prompt_eval_count: inputTokens,
    eval_count: outputTokens,
  }),
  error: (message) => ({ error: message }),
};

/** Ollama's API of one prompt, which older programs use. @type {Api} */
const ollamaGenerate = {
  path: /\/api\/generate$/,
  promptOf: ({ prompt }) => prompt ?? '',
  answer: ({ model, text, inputTokens, outputTokens }) => ({
    model,
    created_at: '2025-06-15T15:06:40Z',
    response: text,
    done: true,
    done_reason: 'stop',
    prompt_eval_count: inputTokens,
    eval_count: outputTokens,
  }),
  error: (message) => ({ error: message }),
};

/** @type {Api} */
const anthropic = {
  path: /\/v1\/messages$/,
  promptOf: lastMessage,
  answer: ({ model, text, inputTokens, outputTokens }) => ({
    id: 'msg_013Zva2CMHLNnXjNJJKqJ2EF',
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'text', text }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: inputTokens, output_tokens: outputTokens },
  }),
  error: (message, code) => ({ type: 'error', error: { type: code, message } }),
};

/** @type {Api} */
const gemini = {
  path: /:generateContent$/,
  promptOf: ({ contents }) => contents?.at(-1)?.parts?.at(-1)?.text ?? '',
  answer: ({ model, text, inputTokens, outputTokens }) => ({
    candidates: [{ content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP', index: 0 }],
    usageMetadata: {
      promptTokenCount: inputTokens,
      candidatesTokenCount: outputTokens,
      totalTokenCount: inputTokens + outputTokens,
    },
    modelVersion: model,
  }),
  error: (message, code) => ({ error: { code: 429, status: code, message } }),
};

const apis = [openai, ollama, ollamaGenerate, anthropic, gemini];

/**
 * Which API a path belongs to, query left out.
 *
 * @param {string} path
 * @returns {Api | undefined}
 */
export function apiOf(path) {
  return apis.find((api) => api.path.test(path));
}
