import { onTestFinished } from 'vitest';
import { anthropicServer } from '../batch/support/anthropicServer.js';
import { type Call, jsonServer, type Reply } from '../batch/support/jsonServer.js';
import { openAiServer } from '../batch/support/openAiServer.js';
import { chatAnswer } from '../endToEnd/support/chatAnswer.js';

/** The settings of providers whose models all answer on this machine, in batches as well. */
export async function modelServer(): Promise<Readonly<Record<string, string>>> {
  const openai = await openAiServer({ states: ['in_progress', 'completed'], intercept: single });
  const anthropic = await anthropicServer({ intercept: single });
  const ollama = await jsonServer((call) => single(call) ?? { body: {} });
  onTestFinished(() => {
    for (const server of [openai, anthropic, ollama]) server.close();
  });
  return {
    OPENAI_BASE_URL: openai.url,
    OPENAI_API_KEY: 'of-openai',
    ANTHROPIC_BASE_URL: anthropic.url,
    MY_LAB_BASE_URL: openai.url,
    ANTHROPIC_API_KEY: 'of-anthropic',
    OLLAMA_BASE_URL: ollama.url,
  };
}

/** Answers what is asked by itself, and leaves batches to the others. */
function single({ path, text }: Call): Reply | undefined {
  return /\/(?:files|batches)\b/.test(path) ? undefined : { body: answerTo(path, text) };
}

function answerTo(path: string, text: string): object {
  const answer = wordsFor(text);
  if (path.endsWith('/chat/completions')) return chatAnswer(answer);
  if (path.endsWith('/messages'))
    return {
      content: [{ type: 'text', text: answer }],
      stop_reason: 'end_turn',
      usage: { input_tokens: 3, output_tokens: 5 },
    };
  if (path.endsWith('/api/chat'))
    return { message: { content: answer }, done_reason: 'stop', prompt_eval_count: 3, eval_count: 5 };
  return {};
}

/** What the prompts of the pages ask for: the better of two, a mark, JSON, or a distance. */
function wordsFor(prompt: string): string {
  if (/\bfirst\b.*\bsecond\b/s.test(prompt)) return 'first';
  if (prompt.includes('Score: N')) return 'It names the distance.\nScore: 4';
  if (prompt.includes('Judge this answer')) return '{"score": 8, "reason": "It names the distance."}';
  return 'It is 27 km.';
}
