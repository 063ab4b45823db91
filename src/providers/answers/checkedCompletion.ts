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

type Field = Exclude<keyof Completion, 'output'>;

/** Whether a value fits its field. */
const FITS: Readonly<Record<Field, (value: unknown) => boolean>> = {
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
};
const FIELDS = Object.keys(FITS) as readonly Field[];

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
  if (isSound(answer)) return answer;

  const values = objectIn(answer);
  const left = new Set<string>(
    FIELDS.filter((field) => values[field] !== undefined && !FITS[field](values[field])),
  );
  const word =
    left.has('finishReason') && isText(values['finishReason']) ? values['finishReason'] : undefined;
  const kept = Object.entries(values).filter(([field]) => !left.has(field));
  return {
    ...(word !== undefined && { rawFinishReason: word }),
    ...Object.fromEntries(kept),
    output: answer.output,
  };
}

/** Whether all of it fits. Field by field: names that come from a list are looked up one by one. */
function isSound(answer: Completion): boolean {
  return (
    lacksOrFits(answer.finishReason, FITS.finishReason) &&
    lacksOrFits(answer.rawFinishReason, FITS.rawFinishReason) &&
    lacksOrFits(answer.inputTokens, FITS.inputTokens) &&
    lacksOrFits(answer.outputTokens, FITS.outputTokens) &&
    lacksOrFits(answer.cachedTokens, FITS.cachedTokens) &&
    lacksOrFits(answer.cacheWriteTokens, FITS.cacheWriteTokens) &&
    lacksOrFits(answer.reasoningTokens, FITS.reasoningTokens) &&
    lacksOrFits(answer.serviceTier, FITS.serviceTier) &&
    lacksOrFits(answer.reasoning, FITS.reasoning) &&
    lacksOrFits(answer.costUsd, FITS.costUsd) &&
    lacksOrFits(answer.warnings, FITS.warnings) &&
    lacksOrFits(answer.allowance, FITS.allowance)
  );
}

function lacksOrFits(value: unknown, fits: (value: unknown) => boolean): boolean {
  return value === undefined || fits(value);
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
