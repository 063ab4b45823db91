import { type Flag, many } from '../../arguments/flag.js';
import { assignment } from '../../values/assignments.js';

/** Who answers beside the providers that are known: the same for runs and workers. */
export const PROVIDER_FLAGS = {
  'provider-module': many(
    {
      describe: 'a provider of your own: a module whose default export is one, repeatable',
      value: 'NAME=FILE',
      without: 'none',
    },
    assignment,
  ),
} as const satisfies Readonly<Record<string, Flag<unknown>>>;
