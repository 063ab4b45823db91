import { type CheckKind, ExpectationError, type Outcome, PASSED } from './check.js';
import { quoted, quotedList } from './quoted.js';

/**
 * The answer holds this JSON, whatever the order of its keys and the text around it. The score is the share of values that
 * both have alike, of all that either has.
 */
export const json: CheckKind = (expected) => {
  const wanted = leavesOf(parsed(expected));
  return ({ json: found }): Outcome => {
    if (found === undefined) return { score: 0, reason: 'holds no JSON' };
    const leaves = leavesOf(found);
    const all = new Set([...wanted.keys(), ...leaves.keys()]);
    const different = [...all].filter((path) => wanted.get(path) !== leaves.get(path));
    if (different.length === 0) return PASSED;
    return { score: (all.size - different.length) / all.size, reason: reasonOf(different) };
  };
};

const MOST_SHOWN = 5;

function reasonOf(different: readonly string[]): string {
  const more = different.length > MOST_SHOWN ? ` and ${different.length - MOST_SHOWN} more` : '';
  const shown = different.slice(0, MOST_SHOWN).map((path) => (path === '' ? 'the value' : path));
  return `JSON differs at ${quotedList(shown)}${more}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new ExpectationError(`it is no JSON: ${quoted(text)}`);
    throw error;
  }
}

/** Every value that holds no others, as JSON, by the way that leads to it. Not recursive: JSON may be nested deeply. */
function leavesOf(value: unknown): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  const waiting: { readonly path: string; readonly value: unknown }[] = [{ path: '', value }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, value: inner } = next;
    const entries = typeof inner === 'object' && inner !== null ? Object.entries(inner) : [];
    if (entries.length === 0) leaves.set(path, JSON.stringify(inner));
    for (const [key, below] of entries) {
      waiting.push({ path: path === '' ? key : `${path}.${key}`, value: below });
    }
  }
  return leaves;
}
