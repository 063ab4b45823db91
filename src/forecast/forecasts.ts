/** From its 2.5th to its 97.5th percentile, and the median. */
export interface Range {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** A row that has run already: what the forecast learns from. */
export interface PilotRow {
  readonly provider: string;
  readonly model: string;
  readonly experimentId: string;
  readonly inputTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
  /** US dollars. */
  readonly costUsd?: number | undefined;
  readonly latencyMs?: number | undefined;
  /** When its last call was sent, in milliseconds since 1970. */
  readonly startedAtMs?: number | undefined;
  /** Calls that were sent for it. */
  readonly attempts?: number | undefined;
}

/** What the rows of one model come to. Unknown is left out: never a made-up number. */
export interface ModelForecast {
  readonly provider: string;
  readonly model: string;
  /** Rows that are to be asked. */
  readonly rows: number;
  /** Rows of it that have run already. */
  readonly pilotRows: number;
  /** Estimated by tokenx; corrected by what the provider counted, where rows have run. */
  readonly inputTokens: Range;
  /** Share by which the input may be off, up and down, where nothing has been counted and the tokenizer is not public. */
  readonly inputTokensOff?: number | undefined;
  /** From rows that have run. */
  readonly outputTokens?: Range | undefined;
  /** What the rows allow at the most, where all of them say so and none has run. */
  readonly mostOutputTokens?: number | undefined;
  /** US dollars; of the input and `mostOutputTokens` it is the ceiling alone. */
  readonly costUsd?: Range | undefined;
  readonly isPriced: boolean;
  /** Why it has no price, in words, where it has none. */
  readonly unpricedReason?: string | undefined;
  /** Tokens, where the provider or the table of models tells. */
  readonly contextWindow?: number | undefined;
  /** Rows that do not fit the window and would not be sent; they are not among `rows`. */
  readonly tooLongRows: number;
  /** Rows that take more than 80 % of the window, as far as can be estimated. */
  readonly tightRows: number;
  /**
   * Rows with images or documents whose tokens are not among `inputTokens`: nobody publishes what they count as, and too
   * few rows have run to tell. Then the cost is not known either.
   */
  readonly uncountedRows: number;
  /** Calls a second that the provider let in, where it held the rows back that have run. */
  readonly callsPerSecond?: number | undefined;
}

/** Something that rows need and is not there. */
export interface Lack {
  readonly name: string;
  /** Rows that need it, and the first of them. */
  readonly rows: number;
  readonly firstRow: number;
}

/** What is missing, the most needed first; of many hundred names those that came first. */
export interface Lacks {
  /** Placeholders that no column is for. */
  readonly columns: readonly Lack[];
  /** Files that cannot be read. */
  readonly files: readonly Lack[];
  /** Settings, such as keys, as sentences. */
  readonly settings: readonly Lack[];
}

/** What a run will come to. */
export interface Forecast {
  /** The form of the forecast: a new field leaves it as it is, a changed or missing one counts it up. */
  readonly version: 1;
  /** Rows that are to be asked. */
  readonly rows: number;
  /** Rows that have run already. */
  readonly kept: number;
  /** Rows that cannot be asked; those that only a setting is missing for are among `rows`. */
  readonly problems: number;
  /** In the order in which they were first seen. */
  readonly models: readonly ModelForecast[];
  /** What rows need and is not there: columns, files, settings. */
  readonly missing: Lacks;
  /** US dollars; missing where the cost of a model is unknown. */
  readonly costUsd?: Range | undefined;
  /** Milliseconds; missing where no row of a model has run. */
  readonly durationMs?: Range | undefined;
  /** The first question. */
  readonly firstPrompt?: string | undefined;
}
