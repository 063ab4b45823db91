import type { Command } from './command.js';
import { initCommand } from './init.js';
import { modelsCommand } from './models.js';
import { providersCommand } from './providers.js';
import { runCommand } from './run/command.js';

/** All commands, in the order of the help. */
export const COMMANDS: readonly Command[] = [runCommand, providersCommand, modelsCommand, initCommand];
