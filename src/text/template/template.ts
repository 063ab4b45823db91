import type { Variables } from '../../experiment.js';
import { own } from '../../json.js';

/** A text with placeholders, ready to be filled in. */
export interface Template {
  /** The placeholders' names, each once, in order. */
  readonly names: readonly string[];
  /** The text in front of the first placeholder. */
  readonly prefix: string;
  /**
   * Fills in what there is, among the variables and then elsewhere. A placeholder without a value stays as it is written.
   */
  readonly render: (variables: Variables, elsewhere?: (name: string) => string | undefined) => Rendered;
}

/** A template with its placeholders replaced. */
export interface Rendered {
  readonly text: string;
  /** Names that had no value, each once, in order. */
  readonly missing: readonly string[];
}

interface Placeholder {
  readonly name: string;
  readonly source: string;
}

/**
 * Compiles `{{ name }}`, with or without blanks inside. A name is anything that holds neither `{{` nor `}}`; `\{{` is
 * a literal `{{`, and of more than two braces the innermost count. Rendering is one pass: what a value contains is never
 * expanded again. Takes time proportional to the text.
 *
 * @example
 * compileTemplate('Hi {{ name }}').render({ name: 'Ada' }) // { text: 'Hi Ada', missing: [] }
 */
export function compileTemplate(text: string): Template {
  const parts = parse(text);
  const placeholders = parts.filter((part) => typeof part !== 'string');
  const firstPlaceholder = parts.findIndex((part) => typeof part !== 'string');

  return {
    names: [...new Set(placeholders.map(({ name }) => name))],
    prefix: parts.slice(0, firstPlaceholder < 0 ? parts.length : firstPlaceholder).join(''),
    render: (variables, elsewhere = nowhere) => {
      const missing: string[] = [];
      let text = '';
      for (const part of parts) {
        if (typeof part === 'string') {
          text += part;
          continue;
        }
        const value = own(variables, part.name) ?? elsewhere(part.name);
        if (value === undefined && !missing.includes(part.name)) missing.push(part.name);
        text += value ?? part.source;
      }
      return { text, missing };
    },
  };
}

function nowhere(): undefined {
  return undefined;
}

/** What follows each `{{` starts with a placeholder, or is plain text. */
function parse(text: string): readonly (string | Placeholder)[] {
  const [start = '', ...pieces] = text.split('{{');
  const parts: (string | Placeholder)[] = [];
  let plain = start;
  for (const piece of pieces) {
    const braces = piece.startsWith('{') ? 1 : 0;
    const end = piece.indexOf('}}', braces);
    const name = piece.slice(braces, Math.max(end, 0)).trim();
    if (plain.endsWith('\\')) {
      parts.push(plain.slice(0, -1));
      plain = `{{${piece}`;
    } else if (end < 0 || name === '') {
      parts.push(plain);
      plain = `{{${piece}`;
    } else {
      parts.push(plain + '{'.repeat(braces), { name, source: `{{${piece.slice(braces, end + 2)}` });
      plain = piece.slice(end + 2);
    }
  }
  return [...parts, plain];
}
