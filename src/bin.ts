#!/usr/bin/env node
import * as module from 'node:module';
import { installationProblem, nodeProblem } from './installation.js';

/** Node keeps compiled code from 22.1 on. NODE_DISABLE_COMPILE_CACHE=1 forbids it. */
const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown };

const require = module.createRequire(import.meta.url);

/** Usage, input or file error: `EXIT.usage`, which an old Node may not be able to load. */
const USAGE = 2;

// What stands if the event loop runs dry before the program has come to its end: that would be a defect.
process.exitCode = 70;
const tooOld = nodeProblem(process.versions.node);
if (tooOld === undefined) await start();
else refuse(tooOld);

async function start(): Promise<void> {
  enableCompileCache?.();
  try {
    // CommonJS, of which Node finds and loads a file in half the time.
    const { startCommand }: typeof import('./startCommand.js') = require('./command/start.cjs');
    await startCommand();
  } catch (error) {
    const problem = installationProblem(error);
    if (problem === undefined) throw error;
    refuse(problem);
  }
}

function refuse(problem: string): void {
  process.stderr.write(`parallamr: ${problem}\n`);
  process.exitCode = USAGE;
}
