import type { FinishReason } from '../../result.js';

const WORDS: Readonly<Record<FinishReason, readonly string[]>> = {
  stop: ['stop', 'eos', 'eos_token', 'end_turn', 'stop_sequence', 'complete', 'completed', 'finished'],
  length: [
    'length',
    'max_tokens',
    'max_length',
    'max_output_tokens',
    'model_length',
    'token_limit',
    'model_context_window_exceeded',
    'pause_turn',
  ],
  content_filter: [
    'content_filter',
    'content_filtered',
    'safety',
    'recitation',
    'language',
    'blocklist',
    'prohibited_content',
    'spii',
    'image_safety',
    'refusal',
    'sensitive',
    'guardrail_intervened',
  ],
  tool_calls: ['tool_calls', 'tool_call', 'function_call', 'tool_use'],
  error: ['error', 'other', 'malformed_function_call', 'unexpected_tool_call'],
};

// A map: a server may say `constructor`, too.
const REASONS: ReadonlyMap<string, FinishReason> = new Map(
  Object.entries(WORDS).flatMap(([reason, words]) => words.map((word) => [word, reason as FinishReason])),
);

/**
 * Why a model stopped, from its provider's word for it: those of OpenAI, Anthropic, Gemini, Ollama, and the servers and
 * clients like them, in any case. `undefined` for a word that is none of them.
 *
 * @example
 * finishReasonOf('MAX_TOKENS') // 'length'
 * finishReasonOf('abort')      // undefined
 */
export function finishReasonOf(word: string | undefined): FinishReason | undefined {
  return word === undefined ? undefined : REASONS.get(word.toLowerCase().replaceAll('-', '_'));
}
