#!/usr/bin/env node
import { main } from './cli.js';
import { optimizeLater } from './optimizeLater.js';

optimizeLater(process.versions.v8);
// What stands if the event loop runs dry before the program has come to its end: that would be a defect.
process.exitCode = 70;
process.exitCode = await main(process.argv.slice(2), process);
