// @ts-check
// Loaded ahead of the program (`node --import`): writes to a file how many bytes its buffers have taken at the most, with
// those that nobody has collected yet.
import { writeFileSync } from 'node:fs';

const EVERY_MS = 20;
const { MOST_ARRAY_BUFFERS_FILE = '' } = process.env;
let mostBytes = 0;

setInterval(() => {
  mostBytes = Math.max(mostBytes, process.memoryUsage().arrayBuffers);
}, EVERY_MS).unref();

process.on('exit', () => writeFileSync(MOST_ARRAY_BUFFERS_FILE, String(mostBytes)));
