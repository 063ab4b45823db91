import { ProviderError } from '../../errors.js';
import { isCount, objectIn } from '../../json.js';
import type { FinishReason } from '../../result.js';
import type { Completion } from '../provider.js';

const FINISH_REASONS: Readonly<Record<FinishReason, true>> = {
  stop: true,
  length: true,
  content_filter: true,
  tool_calls: true,
  error: true,
};

/** Whether a value fits its field. */
const FITS = Object.entries({
  finishReason: (value) => isText(value) && Object.hasOwn(FINISH_REASONS, value),
  rawFinishReason: isText,
  inputTokens: isCount,
  outputTokens: isCount,
  cachedTokens: isCount,
  cacheWriteTokens: isCount,
  reasoningTokens: isCount,
  serviceTier: isText,
  reasoning: isText,
  costUsd: isAmount,
  warnings: (value) => Array.isArray(value) && value.every(isText),
  allowance: isAllowance,
} satisfies Record<Exclude<keyof Completion, 'output'>, (value: unknown) => boolean>);

/**
 * The answer of code that nobody has type-checked: fields of the wrong type are left out, as a wrong figure is worse
 * than none. A finish reason outside of the vocabulary is kept as the provider's own word.
 *
 * Throws a `ProviderError` of class `rejected` for what has no text as its `output`.
 *
 * @param provider Name in messages.
 *
 * @example
 * checkedCompletion('mine', { output: 'Hi', costUsd: NaN, finishReason: 'done' })
 * // { output: 'Hi', rawFinishReason: 'done' }
 */
export function checkedCompletion(provider: string, answer: unknown): Completion {
  if (!hasOutput(answer)) {
    const message = `${provider} answered with something that is no completion: { output: 'text', ... } was expected`;
    throw new ProviderError(message, { failure: 'rejected' });
  }
  const values = objectIn(answer);
  const isWrong = ([field, fits]: (typeof FITS)[number]) =>
    values[field] !== undefined && !fits(values[field]);
  if (!FITS.some(isWrong)) return answer;

  const left = new Set(FITS.filter(isWrong).map(([field]) => field));
  const word =
    left.has('finishReason') && isText(values['finishReason']) ? values['finishReason'] : undefined;
  const kept = Object.entries(values).filter(([field]) => !left.has(field));
  return {
    ...(word !== undefined && { rawFinishReason: word }),
    ...Object.fromEntries(kept),
    output: answer.output,
  };
}

function hasOutput(answer: unknown): answer is Completion {
  return isText(objectIn(answer)['output']);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isAllowance(value: unknown): boolean {
  const { requests, tokens } = objectIn(value);
  return (
    typeof value === 'object' &&
    [requests, tokens].every((budget) => budget === undefined || isBudget(budget))
  );
}

function isBudget(value: unknown): boolean {
  const { limit, remaining, resetMs } = objectIn(value);
  return isAmount(remaining) && [limit, resetMs].every((amount) => amount === undefined || isAmount(amount));
}
