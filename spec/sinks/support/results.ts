import type { ResultColumns } from '../../../src/columns.js';
import type { Experiment } from '../../../src/experiment.js';
import type { Result } from '../../../src/result.js';

export const columns: ResultColumns = { variables: [{ name: 'topic', header: 'topic' }], repeat: false };

/** A result at `position`, whose other figures follow from it. */
export function resultAt(position: number, changes: Partial<Result> = {}): Result {
  return {
    experiment: experimentAt(position),
    status: 'ok',
    output: `answer ${position}`,
    errorMessage: '',
    inputTokens: 12,
    outputTokens: 3,
    contextWindow: 4096,
    finishReason: 'stop',
    attempts: 1,
    startedAtMs: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
    latencyMs: 20,
    cachedTokens: 8,
    reasoningTokens: 2,
    costUsd: 0.001,
    experimentId: idAt(position),
    ...changes,
  };
}

export function experimentAt(position: number): Experiment {
  return {
    position,
    rowNumber: position + 1,
    repeat: 1,
    provider: 'mock',
    model: 'm',
    variables: { provider: 'mock', model: 'm', topic: `topic ${position}` },
  };
}

/** An `r` and 16 hexadecimal digits, like every `experiment_id`. */
export function idAt(position: number): string {
  return `r${position.toString(16).padStart(16, '0')}`;
}
