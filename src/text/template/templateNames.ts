import type { ResultColumns } from '../../columns.js';
import { EXPERIMENT_FACTS } from './experimentFact.js';

/** What templates and paths can name where the results have these columns: `prompt` is one where there are several. */
export function templateNames({ variables }: ResultColumns): readonly string[] {
  const facts = EXPERIMENT_FACTS.filter((fact) => fact !== 'prompt');
  return [...new Set([...variables.map(({ name }) => name), ...facts])];
}
