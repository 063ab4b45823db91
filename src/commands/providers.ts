import type { Command } from './command.js';

/** `parallamr providers`: which providers are configured, and what the others lack. */
export const providersCommand: Command = {
  usage: 'providers',
  describe: 'Show which providers are configured, and what the others lack',
  options: { json: { type: 'boolean', describe: 'as JSON; a cap of null is unlimited' } },
  prepare:
    ({ json }) =>
    async (io) =>
      (await import('./showProviders.js')).showProviders({ json: json === true }, io),
};
