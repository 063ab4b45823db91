import { compileTemplate } from '../prompt/template.js';

/** Whether a path holds placeholders, so that it differs from row to row. */
export function isTemplatedPath(path: string): boolean {
  return compileTemplate(path).names.length > 0;
}
