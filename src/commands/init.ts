import type { Command } from './command.js';

/** `parallamr init`: writes files to begin with. */
export const initCommand: Command = {
  usage: 'init [folder]',
  describe: 'Write an example prompt, context, experiments file and .env.example',
  positionals: { folder: { type: 'string', describe: 'where to', default: '.' } },
  epilogue: 'Files that are there already are left as they are.',
  prepare:
    ({ folder }) =>
    async (io) =>
      (await import('./writeExamples.js')).writeExamples(String(folder), io),
};
