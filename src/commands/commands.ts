import type { Command } from './command.js';
import { initCommand } from './init.js';
import { runCommand } from './run.js';

/** All commands, in the order of the help. */
export const COMMANDS: readonly Command[] = [runCommand, initCommand];
