export { type CsvTable, csvTable } from './csvTable.js';
export { experiments } from './experiments.js';
export { fromRecords } from './fromRecords.js';
