import type { Experiment, Parameters } from '../../experiment.js';
import type { JsonObject } from '../../json.js';
import type { CompletionRequest } from '../../providers/provider.js';
import type { Question } from '../../run/preparedRow.js';
import type { AskedRow } from '../../run/row/rowResult.js';

/** A row that waits for its answer in a batch: all that its result needs, without the texts that were sent. */
export interface WaitingRow {
  readonly customId: string;
  readonly experiment: Experiment;
  readonly experimentId: string;
  /** How often it was submitted, this time included. */
  readonly attempts: number;
  readonly parameters: Parameters;
  readonly schema?: JsonObject | undefined;
  readonly estimatedTokens: number;
  readonly contextWindow?: number | undefined;
  readonly warnings: readonly string[];
  /** Where its answer is kept, if there is a cache. */
  readonly cacheKey?: string | undefined;
}

/** What is known of a row that waits beside its question. */
export interface WaitingOptions {
  readonly customId: string;
  readonly attempts: number;
  readonly cacheKey?: string | undefined;
}

/** What is kept of a question while it is asked. */
export function waitingRow(question: Question, { customId, attempts, cacheKey }: WaitingOptions): WaitingRow {
  const { experiment, ids, request, schema, estimate, contextWindow, warnings } = question;
  const estimatedTokens = estimate.tokens;
  const { parameters } = request;
  const { experimentId } = ids;
  const kept = { customId, experiment, experimentId, attempts, parameters };
  return { ...kept, schema, estimatedTokens, contextWindow, warnings, cacheKey };
}

/** The question again, as far as its answer is read by it. */
export function requestOf({ experiment, parameters }: WaitingRow): CompletionRequest {
  return { model: experiment.model, prompt: '', parameters, variables: experiment.variables };
}

/** The question again, as far as its result depends on it. */
export function askedRowOf(row: WaitingRow): AskedRow & Pick<Question, 'schema'> {
  const { experiment, experimentId, schema, estimatedTokens, contextWindow, warnings } = row;
  const estimate = { tokens: estimatedTokens };
  return { experiment, ids: { experimentId }, schema, estimate, contextWindow, warnings };
}
