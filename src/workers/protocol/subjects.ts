import { token } from './address.js';

/** What is said and asked beside calls and answers. Nobody keeps it. */
export const SUBJECTS = {
  /** A worker says who it is and what it has room for. */
  presence: (worker: string) => `pl.presence.${token(worker)}`,
  everyPresence: 'pl.presence.*',
  /** A run has come: workers say at once who they are. */
  hello: 'pl.hello',
  /** A run has no use for a call any more. */
  cancel: 'pl.cancel',
  /** Whether a run still waits for a call, asked by a worker that is handed it a second time. */
  wanted: (run: string) => `pl.wanted.${token(run)}`,
  /** Whether another worker makes a call, asked by one that is handed it when the broker has forgotten who does. */
  making: 'pl.making',
  /** What a provider knows of a model, asked by a run that has no key for it. */
  facts: (provider: string) => `pl.facts.${token(provider)}`,
} as const;
