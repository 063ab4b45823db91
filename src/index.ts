export { type AnswerCache, answerCache } from './cache/answerCache.js';
export { type ResultColumns, resultColumns } from './columns.js';
export { InputError, OutputError, ProviderError, RowError, UsageError } from './errors.js';
export type { RunEvent } from './events.js';
export type { Experiment } from './experiment.js';
export type { FailureClass } from './failure.js';
export { forecast } from './forecast/forecast.js';
export type { Forecast } from './forecast/forecasts.js';
export { textFile } from './prompt/textFile.js';
export type { TextSource } from './prompt/textSource.js';
export { listModels } from './providers/listModels.js';
export { listProviders, type ProviderInfo } from './providers/listProviders.js';
export type {
  Completion,
  CompletionRequest,
  ModelInfo,
  Provider,
  ProviderLookup,
} from './providers/provider.js';
export { runState } from './reporters/state/runState.js';
export type { RunState } from './reporters/state/states.js';
export { type Summary, summarize } from './reporters/summary/summary.js';
export type { Result } from './result.js';
export type { RunOptions } from './run/runOptions.js';
export { type ExperimentRun, runExperiments } from './runExperiments.js';
export type { ResultSink } from './sinks/sink.js';
export { validateExperiments } from './validateExperiments.js';
