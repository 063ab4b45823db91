import { onTestFinished } from 'vitest';
import { chatAnswer } from '../endToEnd/support/chatAnswer.js';
import { json, localServer, type ReceivedCall } from '../support/localServer.js';

/** The settings of providers whose models all answer on this machine. */
export async function modelServer(): Promise<Readonly<Record<string, string>>> {
  const server = await localServer((response, call) => json(response, answerTo(call)));
  onTestFinished(() => server.close());
  return {
    OPENAI_BASE_URL: `${server.url}/v1`,
    OPENAI_API_KEY: 'of-openai',
    ANTHROPIC_BASE_URL: server.url,
    ANTHROPIC_API_KEY: 'of-anthropic',
    OLLAMA_BASE_URL: server.url,
  };
}

function answerTo({ path, body }: ReceivedCall): object {
  const answer = wordsFor(JSON.stringify(body ?? ''));
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
  if (prompt.includes('Names the distance.')) return '4';
  if (prompt.includes('Judge this answer')) return '{"score": 8, "reason": "It names the distance."}';
  return 'It is 27 km.';
}
