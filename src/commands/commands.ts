import { cacheCommand } from './cache.js';
import type { Command } from './command.js';
import { compareCommand } from './compare/command.js';
import { initCommand } from './init.js';
import { modelsCommand } from './models.js';
import { providersCommand } from './providers.js';
import { reportCommand } from './report/command.js';
import { runCommand } from './run/command.js';
import { scoreCommand } from './score/command.js';
import { workerCommand } from './worker/command.js';

/** All commands, in the order of the help: that in which one comes to need them. */
export const COMMANDS: readonly Command[] = [
  initCommand,
  runCommand,
  scoreCommand,
  compareCommand,
  reportCommand,
  providersCommand,
  modelsCommand,
  cacheCommand,
  workerCommand,
];
