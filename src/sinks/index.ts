export { csvFormat } from './csv/csvFormat.js';
export { csvWriter } from './csv/csvWriter.js';
export { excelCsv } from './csv/excelCsv.js';
export { inInputOrder } from './inInputOrder.js';
export { jsonlFormat } from './jsonl/jsonlFormat.js';
export { type ResultFiles, resultFiles } from './resultFiles.js';
export type { ResultFormat } from './resultFormat.js';
