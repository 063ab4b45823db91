export { type ResultColumns, resultColumns, type VariableColumn } from './columns.js';
export {
  InputError,
  OutputError,
  ProviderError,
  type ProviderErrorOptions,
  RowError,
  UsageError,
} from './errors.js';
export type { LeftReason, RunEvent } from './events.js';
export type { Experiment, Parameters, Variables } from './experiment.js';
export type { FailureClass } from './failure.js';
export { type ForecastOptions, forecast } from './forecast/forecast.js';
export type { Forecast, ModelForecast, PilotRow, Range } from './forecast/forecasts.js';
export type { JsonValue } from './json.js';
export { textFile } from './prompt/textFile.js';
export { textOf } from './prompt/textOf.js';
export type { SourceText, TextSource } from './prompt/textSource.js';
export { textStream } from './prompt/textStream.js';
export { type ListModelsOptions, listModels } from './providers/listModels.js';
export {
  type ListProvidersOptions,
  listProviders,
  type ProviderInfo,
} from './providers/listProviders.js';
export type { Completion, CompletionRequest, ModelInfo, Provider } from './providers/provider.js';
export type { RowQueue } from './queues/rowQueue.js';
export { type RunStateOptions, runState } from './reporters/state/runState.js';
export type {
  FailureGroup,
  Halt,
  ModelState,
  Pause,
  ProviderState,
  RowCounts,
  RunState,
  UsageCounts,
} from './reporters/state/states.js';
export {
  type ModelSummary,
  type ProviderPauses,
  type Summary,
  summarize,
  summaryOf,
} from './reporters/summary/summary.js';
export type { FinishReason, Result, Status } from './result.js';
export type { ProviderLookup, QuestionOptions, RetryPolicy, RunOptions } from './run/runOptions.js';
export { type ExperimentRun, runExperiments } from './runExperiments.js';
export type { ResultSink } from './sinks/sink.js';
export type { AnswerFacts, Usage } from './usage.js';
export { validateExperiments } from './validateExperiments.js';
