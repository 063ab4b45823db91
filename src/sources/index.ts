export { type CsvTable, csvTable } from './csv/csvTable.js';
export { experiments } from './experiments.js';
export { fromRecords } from './fromRecords.js';
