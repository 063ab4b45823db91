import { resolve } from 'node:path';
import { RowError } from '../errors.js';
import type { Experiment } from '../experiment.js';
import { templateValues } from '../text/template/templateValues.js';
import { isInside } from './isInside.js';
import { pathTemplate } from './pathTemplate.js';
import { safeSegment } from './safeSegment.js';
import { systemReason } from './systemReason.js';

/**
 * The file that a row's result belongs to, as an absolute path.
 *
 * A value becomes (part of) one safe file name, whatever it holds. Everything stays inside the folders in front of the
 * first placeholder, symbolic links included.
 *
 * Throws a `RowError` for a row without the value of a placeholder, and for a path that links lead out of its folder.
 *
 * @example
 * outputPath('out/{{topic}}.csv')(experiment) // '/home/ada/out/a_b.csv' for the topic 'a/b'
 */
export function outputPath(path: string): (experiment: Experiment) => string {
  const { isTemplated, fixedPart, rest } = pathTemplate(path, safeSegment);
  const folder = resolve(fixedPart);
  if (!isTemplated) return () => folder;

  return (experiment) => {
    const segments = rest(templateValues(experiment)).split(/[\\/]/).filter(Boolean);
    const resolved = resolve(folder, ...segments.map(safeSegment));
    if (!isInsideOf(folder, resolved))
      throw new RowError(`Output path '${resolved}' leads out of '${folder}'`);
    return resolved;
  };
}

function isInsideOf(folder: string, path: string): boolean {
  try {
    return isInside(folder, path);
  } catch (cause) {
    const reason = systemReason(cause);
    throw new RowError(`Output path '${path}' cannot be resolved: ${reason}`, { cause });
  }
}
