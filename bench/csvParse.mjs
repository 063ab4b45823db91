// @ts-check
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/** Reads a CSV to its end and does nothing with it: FILE. */
const rows = createReadStream(process.argv[2] ?? '').pipe(parse());
rows.on('data', () => {});
