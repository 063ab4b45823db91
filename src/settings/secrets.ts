import { objectIn, parsedJson } from '../json.js';
import { secretPattern } from './secretPattern.js';
import type { Settings } from './settings.js';

/** Settings that know which of them are keys, and can take them out of a text. */
export interface Secrets {
  readonly settings: Settings;
  /** The text with every key of 8 characters and more replaced by `***`, however it is written. */
  redact(text: string): string;
}

const KEY_NAME = /(^|_)(KEY|TOKEN|SECRET|PASSWORD)$/;
const SECRET_HEADER = /auth|key|token|secret|cookie|password|credential|signature/i;
const SHORTEST_SECRET = 8;

/**
 * Finds the keys among settings: what has a name that ends in `KEY`, `TOKEN`, `SECRET` or `PASSWORD`, the password
 * inside an address, and the headers of `NAME_HEADERS` that hold such. They are known from the start, as a provider of
 * one's own may read the environment by itself; those of settings that do not tell their `names`, from when they are
 * looked up.
 *
 * Meant for messages, logs and events. The cells of answers and variables are the user's own and stay as they are.
 *
 * @example
 * const { settings, redact } = secretsOf(readSettings());
 */
export function secretsOf(settings: Settings): Secrets {
  const known = new Set<string>();
  let pattern: RegExp | undefined;

  const remember = (secret: string): void => {
    if (secret.length < SHORTEST_SECRET || known.has(secret)) return;
    known.add(secret);
    pattern = undefined;
  };

  const get = (name: string): string | undefined => {
    const value = settings.get(name);
    if (value !== undefined) for (const secret of secretsIn(name, value)) remember(secret);
    return value;
  };
  const names = settings.names?.bind(settings);
  for (const name of names?.() ?? []) get(name);

  return {
    settings: { get, ...(names && { names }), file: settings.file },
    redact(text) {
      if (known.size === 0) return text;
      pattern ??= secretPattern([...known]);
      return text.replace(pattern, '***');
    },
  };
}

function secretsIn(name: string, value: string): readonly string[] {
  if (KEY_NAME.test(name)) return [value];
  if (name.endsWith('_HEADERS')) return secretHeaders(value);
  if (!value.includes('@') || !URL.canParse(value)) return [];
  const { username, password } = new URL(value);
  const [user, word] = [decoded(username), decoded(password)];
  return [word, `${user}:${word}`];
}

/** Of headers of one's own: whole, and without the word in front (`Bearer KEY`). */
function secretHeaders(json: string): readonly string[] {
  const headers = parsedJson(json);
  // Whatever was meant, it is not to be shown.
  if (headers === undefined) return [json];
  return Object.entries(objectIn(headers))
    .filter(([header]) => SECRET_HEADER.test(header))
    .flatMap(([, value]) =>
      typeof value === 'string' ? [value, value.slice(value.lastIndexOf(' ') + 1)] : [],
    );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // A lone `%` is a character like any other in a password.
  }
}
