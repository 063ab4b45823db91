import type { CheckKind } from './check.js';
import { choice } from './choice.js';
import { contains, containsAll, containsAny, containsNone, icontains } from './contains.js';
import { equals } from './equals.js';
import { json } from './json.js';
import { maxChars } from './maxChars.js';
import { number } from './number.js';
import { regex } from './regex.js';
import { schema } from './schema.js';
import { similar } from './similar.js';

/** The checks, by the name that follows `expect.`. */
export const CHECK_KINDS: Readonly<Record<string, CheckKind>> = {
  equals,
  contains,
  icontains,
  all: containsAll,
  any: containsAny,
  not: containsNone,
  regex,
  number,
  choice,
  json,
  schema,
  similar,
  max_chars: maxChars,
};

/** From which score on a check passes, where it is not 1. */
export const PASS_AT: Readonly<Record<string, number>> = { similar: 0.8 };

/** Checks whose time depends on the expectation more than on the length of the answer: they need a time limit. */
export const UNBOUNDED: ReadonlySet<string> = new Set(['regex', 'schema', 'similar']);
