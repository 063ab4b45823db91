import { UsageError } from '../../errors.js';
import { parseParameter } from '../../prompt/parseParameter.js';
import type { ModelChoice } from '../../sources/matrix/matrix.js';
import { assignment } from './assignments.js';
import { once } from './flagValues.js';

/** `openai/gpt-4o,ollama/llama3.2:3b`: models behind their providers, each split at its first slash. */
export function models(text: string, flag: string): readonly ModelChoice[] {
  return text.split(',').map((part) => {
    const at = part.indexOf('/');
    const [provider, model] = [
      part.slice(0, Math.max(at, 0)).trim().toLowerCase(),
      part.slice(at + 1).trim(),
    ];
    if (provider !== '' && model !== '') return { provider, model };
    throw new UsageError(
      `--${flag}: the format is PROVIDER/MODEL,... (such as openai/gpt-4o,ollama/llama3.2), got '${text}'`,
    );
  });
}

/** Values of one request parameter, as the cells of its column. */
export interface Sweep {
  readonly name: string;
  readonly values: readonly string[];
}

/** `temperature=0,0.7`. Values that hold commas are given as a list in JSON: `stop=["a,b","c"]`. */
export function sweep(text: string, flag: string): Sweep {
  const { name, value } = assignment(text, flag);
  const list = parseParameter(value);
  const values = Array.isArray(list) ? list.map(cellOf) : value.split(',').map((part) => part.trim());
  if (values.length === 0 || values.includes('')) {
    throw new UsageError(
      `--${flag}: the format is NAME=V1,V2,... (such as temperature=0,0.7), got '${text}'`,
    );
  }
  once(
    values.map((one) => [`${name.trim()}=${one}`, one]),
    flag,
  );
  return { name: name.trim(), values };
}

/** A cell that is read as this value. */
function cellOf(value: unknown): string {
  return typeof value === 'string' && parseParameter(value) === value ? value : JSON.stringify(value);
}
