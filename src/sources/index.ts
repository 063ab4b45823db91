export { type CsvRecord, type CsvRecords, type CsvRecordsOptions, csvRecords } from './csvRecords.js';
export { type CsvRow, type CsvTable, csvTable } from './csvTable.js';
export { type ExperimentSet, type ExperimentsOptions, experiments } from './experiments.js';
export { fromRecords } from './fromRecords.js';
export type { Condition } from './rowCondition.js';
