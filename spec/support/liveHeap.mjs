// @ts-check
// Loaded ahead of the program (`node --expose-gc --import`): writes to a file how much its heap has held at the most when
// nothing in it could be let go.
import { writeFileSync } from 'node:fs';

const EVERY_MS = 200;
const { LIVE_HEAP_FILE = '' } = process.env;
let mostBytes = 0;

setInterval(() => {
  globalThis.gc?.();
  mostBytes = Math.max(mostBytes, process.memoryUsage().heapUsed);
}, EVERY_MS).unref();

process.on('exit', () => writeFileSync(LIVE_HEAP_FILE, String(mostBytes)));
