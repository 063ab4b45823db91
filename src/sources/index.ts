export { csvTable } from './csv/csvTable.js';
export { type ExperimentSet, experiments } from './experiments.js';
export { fromRecords } from './fromRecords.js';
export type { InputTable } from './inputTable.js';
export { jsonlTable } from './jsonl/jsonlTable.js';
export { Appetite } from './matrix/appetite.js';
export type { Matrix } from './matrix/matrix.js';
