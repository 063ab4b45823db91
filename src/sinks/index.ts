export { byPath } from './byPath.js';
export { csvWriter } from './csv/csvWriter.js';
export { excelCsv } from './csv/excelCsv.js';
export { appendFile } from './files/appendFile.js';
export { inInputOrder } from './inInputOrder.js';
export { resultFiles } from './resultFiles.js';
export type { ResultSink } from './sink.js';
