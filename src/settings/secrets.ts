import type { Settings } from './settings.js';

/** Settings that know which of them are keys, and can take them out of a text. */
export interface Secrets {
  readonly settings: Settings;
  /** The text with every key of 8 characters and more replaced by `***`, however it is written. */
  redact(text: string): string;
}

const KEY_NAME = /(^|_)(KEY|TOKEN|SECRET|PASSWORD)$/;
const SHORTEST_SECRET = 8;

/**
 * Finds the keys among settings: what has a name that ends in `KEY`, `TOKEN`, `SECRET` or `PASSWORD`, and the password
 * inside an address. They are known from the start, as a provider of one's own may read the environment by itself;
 * those of settings that do not tell their `names`, from when they are looked up.
 *
 * Meant for messages, logs and events. The cells of answers and variables are the user's own and stay as they are.
 *
 * @example
 * const { settings, redact } = secretsOf(readSettings());
 */
export function secretsOf(settings: Settings): Secrets {
  const known = new Set<string>();
  let forms: string[] = [];

  const remember = (secret: string): void => {
    if (secret.length < SHORTEST_SECRET || known.has(secret)) return;
    known.add(secret);
    // The longest first: a form that is part of another must not leave the rest of it behind.
    forms = [...new Set([...known].flatMap(formsOf))].sort((one, other) => other.length - one.length);
  };

  const get = (name: string): string | undefined => {
    const value = settings.get(name);
    if (value !== undefined) for (const secret of secretsIn(name, value)) remember(secret);
    return value;
  };
  const names = settings.names?.bind(settings);
  for (const name of names?.() ?? []) get(name);

  return {
    settings: { get, ...(names && { names }) },
    redact: (text) => forms.reduce((rest, form) => rest.replaceAll(form, '***'), text),
  };
}

function secretsIn(name: string, value: string): readonly string[] {
  if (KEY_NAME.test(name)) return [value];
  if (!value.includes('@') || !URL.canParse(value)) return [];
  const { username, password } = new URL(value);
  const [user, word] = [decoded(username), decoded(password)];
  return [word, `${user}:${word}`];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // A lone `%` is a character like any other in a password.
  }
}

/** How a server may echo a text: as it is, as the host or another part of an address, in JSON, in base64. */
function formsOf(secret: string): readonly string[] {
  const inUrl = encodeURIComponent(secret);
  const inJson = JSON.stringify(secret).slice(1, -1);
  const base64 = Buffer.from(secret).toString('base64');
  return [
    secret,
    secret.toLowerCase(),
    inUrl,
    inUrl.replace(/%[0-9A-F]{2}/g, (percent) => percent.toLowerCase()),
    encodeURI(secret),
    inJson,
    inJson.replaceAll('/', '\\/'),
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(secret).toString('base64url'),
  ];
}
