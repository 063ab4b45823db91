import { type CheckRunnerOptions, checkRunner, type Outcomes } from './checkRunner.js';
import { answerOf } from './checks/answer.js';
import type { Outcome } from './checks/check.js';
import type { Label } from './labels.js';
import { readVerdict, type VerdictOptions } from './readVerdict.js';
import type { ScorePlan } from './scorePlan.js';

export interface RowScorerOptions extends VerdictOptions, CheckRunnerOptions {
  /** What a person said of a row. Default: nothing. */
  readonly labelOf?: ((cells: readonly string[]) => Label | undefined) | undefined;
}

/** What the checks, the judge and the person say of one row together. */
export interface RowScore {
  /** One for each of the plan's new `score.NAME`, in their order; `undefined` where there is none. */
  readonly scores: readonly (number | undefined)[];
  /** Their mean, and that of the scores of an earlier stage. */
  readonly score: number | undefined;
  /** Whether all of them pass; `undefined` where none fails and not all could be had. */
  readonly pass: boolean | undefined;
  /** What is missing or wrong, each with the name of its check. */
  readonly reason: string;
  readonly label: Label | undefined;
  /** Why the row has no score at all, or not all of them. */
  readonly gap?: 'unanswered' | 'unchecked' | undefined;
}

interface Part extends Outcome {
  readonly name: string;
  readonly passes: boolean;
}

/** Scores rows by a plan, many at once. The same row gets the same score, whatever came before it. */
export function rowScorer(
  plan: ScorePlan,
  options: RowScorerOptions = {},
): (rows: readonly (readonly string[])[]) => readonly RowScore[] {
  const { labelOf = () => undefined } = options;
  const run = checkRunner(plan.checks, options);
  const cell = (cells: readonly string[], at: number) => (at < 0 ? '' : (cells[at] ?? ''));
  const isAnswered = (cells: readonly string[]) => cell(cells, plan.statusAt) !== 'error';

  const verdictPart = (cells: readonly string[]): readonly (Part | undefined)[] => {
    if (plan.verdictAt < 0) return [];
    const text = cell(cells, plan.verdictAt);
    const isSaid = cell(cells, plan.verdictStatusAt) !== 'error';
    const outcome = isSaid
      ? readVerdict(text, options)
      : { score: undefined, reason: 'the judge gave no answer' };
    return [part('verdict', outcome, plan.verdictPassAt)];
  };

  const labelPart = (label: Label | undefined): readonly (Part | undefined)[] => {
    if (!plan.byLabelAlone) return [];
    return [label === undefined ? undefined : part('label', { score: label.score, reason: label.note }, 1)];
  };

  const earlierScores = (cells: readonly string[]) =>
    plan.earlier.flatMap(({ at }) => {
      const text = cell(cells, at);
      return text === '' || !Number.isFinite(Number(text)) ? [] : [Number(text)];
    });

  const scored = (cells: readonly string[], outcomes: Outcomes): RowScore => {
    const label = labelOf(cells);
    if (!isAnswered(cells)) {
      const scores = plan.added.filter((name) => name.startsWith('score.')).map(() => undefined);
      return { scores, score: undefined, pass: undefined, reason: 'no answer', label, gap: 'unanswered' };
    }
    const checked = outcomes.map((outcome, index) => {
      const { name = '', passAt = 1 } = plan.checks[index] ?? {};
      return outcome && part(name, outcome, passAt);
    });
    const parts = [...checked, ...verdictPart(cells), ...labelPart(label)];
    return {
      ...total(parts, earlierScores(cells), cell(cells, plan.earlierPassAt)),
      label,
      reason: reasonOf(parts, cell(cells, plan.earlierReasonAt)),
    };
  };

  return (rows) => {
    const outcomes = run(
      rows.map((cells) => ({
        cells,
        answer: isAnswered(cells) ? answerOf(cell(cells, plan.answerAt), callOf(plan, cells)) : undefined,
      })),
    );
    return rows.map((cells, index) => scored(cells, outcomes[index] ?? []));
  };
}

function part(name: string, { score, reason }: Outcome, passAt: number): Part {
  return { name, score, reason, passes: score !== undefined && score >= passAt };
}

/** In one go: this is done for every row. */
function total(
  parts: readonly (Part | undefined)[],
  earlier: readonly number[],
  earlierPass: string,
): Omit<RowScore, 'label' | 'reason'> {
  let sum = 0;
  let known = 0;
  let fails = earlierPass === '0';
  let isWhole = true;
  for (const score of earlier) sum += score;
  for (const one of parts) {
    if (one === undefined) continue;
    if (one.score === undefined) {
      isWhole = false;
      continue;
    }
    sum += one.score;
    known += 1;
    if (!one.passes) fails = true;
  }
  known += earlier.length;
  return {
    scores: parts.map((one) => one?.score),
    score: known === 0 ? undefined : sum / known,
    pass: fails ? false : isWhole && known > 0 ? true : undefined,
    gap: isWhole ? undefined : 'unchecked',
  };
}

function reasonOf(parts: readonly (Part | undefined)[], earlier: string): string {
  let reasons = earlier;
  for (const one of parts) {
    if (one === undefined || one.passes || one.reason === '') continue;
    const reason = `${one.name}: ${one.reason}`;
    if (!earlier.includes(reason)) reasons = reasons === '' ? reason : `${reasons}; ${reason}`;
  }
  return reasons;
}

function callOf({ latencyAt, costAt }: ScorePlan, cells: readonly string[]) {
  return { latencyMs: numberIn(cells[latencyAt]), costUsd: numberIn(cells[costAt]) };
}

function numberIn(text: string | undefined): number | undefined {
  return text === undefined || text.trim() === '' ? undefined : Number(text);
}
