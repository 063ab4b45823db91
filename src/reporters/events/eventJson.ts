import type { RunEvent } from '../../events.js';
import type { Experiment } from '../../experiment.js';
import type { Result } from '../../result.js';

/**
 * An event as one line of JSON: its own facts, and of rows and results what names and measures them. Answers and
 * variables stay in the results, where they belong. The form is that of `events.schema.json`.
 */
export function eventJson(event: RunEvent): string {
  const { type, atMs, ...facts } = event;
  const time = new Date(atMs).toISOString();
  if ('result' in facts) return JSON.stringify({ type, time, ...resultFacts(facts.result) });
  if (!('experiment' in facts)) return JSON.stringify({ type, time, ...facts });
  const { experiment, ...rest } = facts;
  return JSON.stringify({ type, time, ...rowFacts(experiment), ...rest });
}

function rowFacts({ position, rowNumber, repeat, provider, model }: Experiment): object {
  return { position, rowNumber, repeat, provider, model };
}

function resultFacts({ experiment, output, reasoning, ...figures }: Result): object {
  return { ...rowFacts(experiment), outputCharacters: output.length, ...figures };
}
