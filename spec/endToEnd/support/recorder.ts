import { onTestFinished } from 'vitest';
import { json, localServer, type ReceivedCall } from '../../support/localServer.js';

/** What a model says, in the terms of no API. */
export interface Said {
  readonly text: string;
  readonly reasoning?: string;
}

/** A server that speaks every provider's API and records what it is asked. */
export interface Recorder {
  /** The completion calls, in their order; what is asked about models is left out. */
  readonly calls: readonly ReceivedCall[];
  /** Those that went to one provider. */
  callsTo(provider: string): readonly ReceivedCall[];
  /** Settings that lead every provider here. */
  readonly env: Readonly<Record<string, string>>;
}

/** One provider of each API, and of each way to speak OpenAI's. */
export const EVERY_PROVIDER = [
  'openai',
  'azure',
  'openrouter',
  'anthropic',
  'gemini',
  'ollama',
  'groq',
  'mistral',
  'deepseek',
  'my-api',
] as const;

/** Answers every call with what `say` makes of it, as soon as that is known. */
export async function recorder(say: (call: ReceivedCall) => Said | Promise<Said>): Promise<Recorder> {
  const server = await localServer(async (response, call) => {
    if (!isCompletion(call)) return json(response, { error: 'unknown' }, 404);
    const said = say(call);
    json(response, answerOf(call.path, said instanceof Promise ? await said : said));
  });
  onTestFinished(() => server.close());
  const { url } = server;
  const key = 'a-key-of-no-worth';
  const chat = ['openrouter', 'groq', 'mistral', 'deepseek', 'my-api', 'together', 'xai'].flatMap((name) => {
    const prefix = name.toUpperCase().replace('-', '_');
    return [
      [`${prefix}_BASE_URL`, `${url}/${name}/v1`],
      [`${prefix}_API_KEY`, key],
    ];
  });
  const completions = () => server.calls.filter(isCompletion);
  return {
    get calls() {
      return completions();
    },
    callsTo: (provider) => completions().filter(({ path }) => path.startsWith(`/${provider}/`)),
    env: {
      ...Object.fromEntries(chat),
      OPENAI_BASE_URL: `${url}/openai/v1`,
      OPENAI_API_KEY: key,
      AZURE_OPENAI_ENDPOINT: `${url}/azure`,
      AZURE_OPENAI_API_KEY: key,
      ANTHROPIC_BASE_URL: `${url}/anthropic`,
      ANTHROPIC_API_KEY: key,
      GEMINI_BASE_URL: `${url}/gemini`,
      GEMINI_API_KEY: key,
      OLLAMA_BASE_URL: `${url}/ollama`,
    },
  };
}

function isCompletion({ method, path }: ReceivedCall): boolean {
  return method === 'POST' && !path.endsWith('/api/show');
}

function answerOf(path: string, { text, reasoning }: Said): object {
  if (path.endsWith('/messages')) {
    const thinking =
      reasoning === undefined ? [] : [{ type: 'thinking', thinking: reasoning, signature: 's' }];
    return {
      content: [...thinking, { type: 'text', text }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 3, output_tokens: 5 },
    };
  }
  if (path.includes(':generateContent')) {
    const thoughts = reasoning === undefined ? [] : [{ text: reasoning, thought: true }];
    return {
      candidates: [{ content: { parts: [...thoughts, { text }] }, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 5 },
    };
  }
  if (path.endsWith('/api/chat')) {
    const message = {
      role: 'assistant',
      content: text,
      ...(reasoning !== undefined && { thinking: reasoning }),
    };
    return { message, done: true, done_reason: 'stop', prompt_eval_count: 3, eval_count: 5 };
  }
  const content =
    path.includes('/mistral/') && reasoning !== undefined
      ? [
          { type: 'thinking', thinking: [{ type: 'text', text: reasoning }] },
          { type: 'text', text },
        ]
      : text;
  const field = path.includes('/deepseek/') ? 'reasoning_content' : 'reasoning';
  const message = {
    role: 'assistant',
    content,
    ...(reasoning !== undefined && typeof content === 'string' && { [field]: reasoning }),
  };
  return {
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 3, completion_tokens: 5, total_tokens: 8 },
  };
}
