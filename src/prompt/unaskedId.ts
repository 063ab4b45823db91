import type { Experiment } from '../experiment.js';
import { experimentId } from './experimentId.js';

/** The id of a row that cannot be asked: nothing is asked, so the row itself is all that it can name. */
export function unaskedId(experiment: Pick<Experiment, 'variables' | 'repeat'>): string {
  return experimentId({ experiment, prompt: '', parameters: {} });
}
