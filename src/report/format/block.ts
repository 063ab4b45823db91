import type { ReportLayout } from '../reportLayout.js';

/**
 * Up to some hundred rows of a report as the page reads them: facts as columns, so that a hundred thousand rows can be
 * filtered and sorted without a text in memory, and beside them the texts, which are unpacked when they are looked at.
 */
export interface Block {
  readonly facts: Facts;
  readonly texts: Texts;
}

/** One entry per row in each column. Unknown numbers are `null`. */
export interface Facts {
  /** Names that appear here for the first time; columns hold their numbers in order of appearance, from 0. */
  readonly newSeries: readonly string[];
  readonly newErrors: readonly string[];
  readonly series: readonly number[];
  /** Names the case: rows with the same number ask the same. */
  readonly cases: readonly number[];
  /** Names what is one case to figures. Default: what is shown as one. */
  readonly questions?: readonly number[] | undefined;
  /** `o`, `w` or `e` for each row. */
  readonly status: string;
  readonly latencyMs: readonly (number | null)[];
  readonly costUsd: readonly (number | null)[];
  readonly inputTokens: readonly (number | null)[];
  readonly outputTokens: readonly (number | null)[];
  /** From 0 to 1. */
  readonly score: readonly (number | null)[];
  /** Milliseconds since 1970. */
  readonly startedAtMs: readonly (number | null)[];
  /** Which of the errors, or -1. */
  readonly error: readonly number[];
  /** Equal for answers that are alike, and hardly ever for others of the same case. */
  readonly answers: readonly number[];
  /** What labels name a row by. */
  readonly ids: readonly string[];
  /** Whether the rows are those of the baseline file. */
  readonly isBaseline: boolean;
}

/** One entry per row in each. */
export interface Texts {
  /** The values of the variables, in the order of `ReportInfo.variables`. */
  readonly variables: readonly (readonly string[])[];
  readonly answers: readonly string[];
  readonly notes: readonly string[];
}

/** What the page knows before it has read a row. */
export interface ReportInfo {
  readonly title: string;
  /** Names the results, so that labels of one report are not shown in another. */
  readonly key: string;
  /** What is compared side by side. */
  readonly by: string;
  readonly variables: readonly string[];
  readonly omitted: readonly string[];
  readonly hasBaselineFile: boolean;
  readonly version: string;
  /** From an event file, if one was given. */
  readonly timeline?: Timeline | undefined;
  /** Those that made the calls of a run that this page was open for. Default: those of the timeline. */
  readonly workers?: readonly TimelineWorker[] | undefined;
  /** Of a run that goes on; none in a file. */
  readonly live?: LiveRows | undefined;
}

/** Where a run that goes on tells of its rows, and how to read them. */
export interface LiveRows {
  /** Address of its events. */
  readonly events: string;
  /** What the cells of a row are called. */
  readonly columns: readonly string[];
  /** Which of them mean what. */
  readonly layout: ReportLayout;
  /** How the results file is written whose pieces come. Default: rows come as their cells. */
  readonly format?: 'csv' | 'jsonl' | undefined;
  /** Whether rows without an answer that the file held before are left out, as they are asked again. Default `false`. */
  readonly retriesErrors?: boolean | undefined;
}

/** What went on over the time of a run, in steps of equal length. */
export interface Timeline {
  readonly startMs: number;
  readonly stepMs: number;
  readonly providers: readonly ProviderTimeline[];
  /** Those that made the calls on other machines; none where the run made them. */
  readonly workers?: readonly TimelineWorker[] | undefined;
}

/** What a worker did for a run. */
export interface TimelineWorker {
  readonly name: string;
  /** Calls at once that it had room for: the most that it has told of. */
  readonly places: number;
  readonly calls: number;
  readonly errors: number;
}

/** How the calls to a provider went over time. */
export interface ProviderTimeline {
  readonly name: string;
  /** Most calls in flight in each step. */
  readonly inFlight: readonly number[];
  readonly caps: readonly { readonly atMs: number; readonly cap: number }[];
  readonly pauses: readonly { readonly fromMs: number; readonly toMs: number; readonly reason: string }[];
}
