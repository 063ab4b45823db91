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
  /** From rows that have run. */
  readonly outputTokens?: Range | undefined;
  /** What the rows allow at the most, where all of them say so and none has run. */
  readonly mostOutputTokens?: number | undefined;
  /** US dollars; of the input and `mostOutputTokens` it is the ceiling alone. */
  readonly costUsd?: Range | undefined;
  readonly isPriced: boolean;
}

/** What a run will come to. */
export interface Forecast {
  readonly version: 1;
  /** Rows that are to be asked, and those that have run already. */
  readonly rows: number;
  readonly kept: number;
  /** Rows that cannot be asked. */
  readonly problems: number;
  readonly models: readonly ModelForecast[];
  /** US dollars; missing where the cost of a model is unknown. */
  readonly costUsd?: Range | undefined;
  /** Milliseconds; missing where no row of a model has run. */
  readonly durationMs?: Range | undefined;
  /** The first question. */
  readonly firstPrompt?: string | undefined;
}
