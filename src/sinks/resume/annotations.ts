import { hash } from 'node:crypto';
import { isAnnotation, type ResultColumns } from '../../columns.js';
import type { Experiment } from '../../experiment.js';
import { own } from '../../json.js';
import { resultHeader } from '../csv/resultRow.js';
import type { ResultFormat } from '../resultFormat.js';

/** Where a row of this run holds `expect`, `meta.NAME` and their like, and the prompt's name. Most inputs have no such. */
export function annotationPlaces(columns: ResultColumns): readonly number[] {
  const header = resultHeader(columns);
  return annotated(columns).map(({ header: name }) => header.indexOf(name));
}

/** What a row of the input holds in these columns, as the format writes it. */
export function annotationsOf(columns: ResultColumns, { cell }: Pick<ResultFormat, 'cell'>): AnnotationsOf {
  const places = annotated(columns);
  return ({ variables, promptName = '' }) =>
    places.map(({ name, isPrompt }) => {
      if (isPrompt) return cell(promptName);
      return cell(own(variables, name) ?? '');
    });
}

type AnnotationsOf = (experiment: Pick<Experiment, 'variables' | 'promptName'>) => readonly string[];

/** Tells cells apart that must not be kept in memory: 48 bits of a SHA-256. */
export function annotationDigest(cells: readonly string[]): number {
  return Number.parseInt(hash('sha256', JSON.stringify(cells), 'hex').slice(0, 12), 16);
}

function annotated({ variables }: ResultColumns): ResultColumns['variables'] {
  return variables.filter(({ name, isPrompt }) => isPrompt || isAnnotation(name));
}
