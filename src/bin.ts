#!/usr/bin/env node
import { main } from './cli.js';

// What stands if the event loop runs dry before the program has come to its end: that would be a defect.
process.exitCode = 70;
const exitCode = await main(process.argv.slice(2), process);
process.exitCode = exitCode;
// Who was told to stop ends by that signal where something cannot be taken back, such as the opening of a pipe that
// nobody reads: `process.exit` would wait for it.
if (exitCode > 128) setTimeout(() => process.kill(process.pid, exitCode - 128), 1000).unref();
