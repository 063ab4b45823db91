import type { Command } from './command.js';

/** `parallamr models`: what a provider offers. */
export const modelsCommand: Command = {
  usage: 'models <provider>',
  describe: 'List the models that a provider offers',
  positionals: { provider: { type: 'string', describe: 'its name, as in the column provider' } },
  options: { json: { type: 'boolean', describe: 'as JSON, with context windows where they are known' } },
  prepare:
    ({ provider, json }) =>
    async (io) =>
      (await import('./showModels.js')).showModels({ provider: String(provider), json: json === true }, io),
};
