import { of } from 'rxjs';
import type { TextSource } from './textSource.js';

/**
 * A text that is there already, the same for every row. Its placeholders are replaced like a file's.
 *
 * @param name What the text is called when it is a context document.
 *
 * @example
 * textOf('prompt', 'What is the capital of {{country}}?')
 */
export function textOf(name: string, text: string): TextSource {
  const fixed = { name, text };
  const source = of(fixed);
  return { load: () => source, fixed };
}
