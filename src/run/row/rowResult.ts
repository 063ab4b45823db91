import type { FailureClass } from '../../failure.js';
import type { Completion } from '../../providers/provider.js';
import type { Result } from '../../result.js';
import { type AnswerFacts, type BilledUsage, billedTogether } from '../../usage.js';
import type { Question } from '../preparedRow.js';

/** A row as far as its result depends on it, whatever became of it. */
export interface ResultRow extends Pick<Question, 'experiment'> {
  readonly ids: Pick<Question['ids'], 'experimentId'>;
  readonly contextWindow?: number | undefined;
}

/** A row that was asked, as far as its result depends on it. */
export interface AskedRow extends ResultRow, Pick<Question, 'warnings'> {
  readonly estimate: Pick<Question['estimate'], 'tokens'>;
}

/** What the calls of one row came to. */
export interface CallFigures {
  readonly attempts: number;
  readonly startedAtMs: number | undefined;
  readonly latencyMs: number | undefined;
  /** Of those whose answer was of no use. */
  readonly billed: BilledUsage;
}

/** The result of a row that was answered. What earlier calls were billed for belongs to it, too. */
export function answeredRow(
  row: AskedRow,
  completion: Completion,
  { attempts, startedAtMs, latencyMs, billed }: CallFigures,
): Result {
  const inputTokens = completion.inputTokens ?? row.estimate.tokens;
  const { outputTokens, cachedTokens, reasoningTokens, costUsd } = completion;
  const own = { inputTokens, outputTokens, cachedTokens, reasoningTokens, costUsd };
  const usage = billedTogether(billed, own);
  const warnings = completion.warnings?.length ? [...row.warnings, ...completion.warnings] : row.warnings;
  return {
    experiment: row.experiment,
    status: warnings.length > 0 ? 'warning' : 'ok',
    output: completion.output,
    errorMessage: warnings.join('; '),
    inputTokens: usage.inputTokens,
    outputTokens: usage.outputTokens,
    cachedTokens: usage.cachedTokens,
    reasoningTokens: usage.reasoningTokens,
    costUsd: usage.costUsd,
    reasoning: completion.reasoning,
    contextWindow: row.contextWindow,
    finishReason: completion.finishReason,
    rawFinishReason: completion.rawFinishReason,
    attempts,
    startedAtMs,
    latencyMs,
    experimentId: row.ids.experimentId,
  };
}

/** Of a row for which nobody was called. */
export const NO_CALLS: CallFigures = {
  attempts: 0,
  startedAtMs: undefined,
  latencyMs: undefined,
  billed: {},
};

/** Why a row got no answer. */
export interface RowFailure {
  readonly failure?: FailureClass | undefined;
  readonly message: string;
  /** What an answer that was of no use says of itself. */
  readonly answer?: AnswerFacts | undefined;
}

/** The result of a row that got no answer. What was billed all the same is kept; nothing in it is an estimate. */
export function failedRow(
  row: ResultRow,
  { failure, message, answer = {} }: RowFailure,
  { billed, ...figures }: CallFigures = NO_CALLS,
): Result {
  return {
    experiment: row.experiment,
    status: 'error',
    output: '',
    errorMessage: message,
    failure,
    ...billed,
    contextWindow: row.contextWindow,
    finishReason: answer.finishReason,
    rawFinishReason: answer.rawFinishReason,
    ...figures,
    experimentId: row.ids.experimentId,
  };
}
