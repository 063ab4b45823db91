import { distance } from 'fastest-levenshtein';
import { comparable } from './answer.js';
import { type Check, type CheckKind, type Outcome, PASSED, verdict } from './check.js';
import { allOf, anyOf, contains, icontains } from './contains.js';
import { equals } from './equals.js';
import { quoted } from './quoted.js';
import { regex } from './regex.js';
import { isJson } from './schema.js';

/**
 * promptfoo's own default, see
 * https://www.promptfoo.dev/docs/configuration/expected-outputs/deterministic/#levenshtein-distance
 */
const LEVENSHTEIN_DISTANCE = 5;

type PromptfooKind = (value: string, threshold: number | undefined) => Check;

const list = (value: string) => value.split(',').map(comparable);

const KINDS: Readonly<Record<string, PromptfooKind>> = {
  equals,
  contains,
  icontains,
  'contains-all': (value) => allOf(list(value), false),
  'contains-any': (value) => anyOf(list(value), false),
  'icontains-all': (value) => allOf(list(value), true),
  'icontains-any': (value) => anyOf(list(value), true),
  regex,
  'starts-with': (value) => {
    const start = comparable(value);
    return ({ text }) => verdict(text.startsWith(start), () => `does not start with ${quoted(start)}`);
  },
  'is-json': isJson,
  'contains-json': isJson,
  levenshtein: (value, most = LEVENSHTEIN_DISTANCE) => {
    const wanted = comparable(value);
    return ({ text }) => {
      const apart = distance(wanted, text);
      return verdict(apart <= most, () => `${apart} edits from ${quoted(wanted)}, more than ${most}`);
    };
  },
  latency:
    (_value, most = 0) =>
    ({ call }) =>
      atMost('latency', call.latencyMs, most, 'ms'),
  cost:
    (_value, most = 0) =>
    ({ call }) =>
      atMost('cost', call.costUsd, most, 'USD'),
};

/** What promptfoo checks with a model, with code, or with the tokens' probabilities. */
const ELSEWHERE =
  /^(?:not-)?(?:javascript|fn|eval|python|ruby|webhook|llm-rubric|grade|similar|factuality|model-graded-\w+|answer-relevance|context-\w+|classifier|moderation|g-eval|select-best|max-score|perplexity(?:-score)?|rouge-[\w-]+|bleu|gleu|meteor|guardrails|is-refusal|is-valid-[\w-]+|is-sql|contains-sql|is-xml|contains-xml|is-html|contains-html|trace-[\w-]+|trajectory:[\w-]+|pi)(?:\(.*?\))?(?::|$)|^file:\/\//;

/**
 * An assertion as promptfoo writes it into a column `__expected`: `contains: 42 km`, `not-icontains: sorry`,
 * `levenshtein(3): colour`, `latency(2000)`, or a text that the answer is to be. What needs a model or code is not checked,
 * and says so.
 *
 * https://www.promptfoo.dev/docs/configuration/test-cases/#csv-format
 */
export const promptfoo: CheckKind = (expected) => {
  const text = expected.trim();
  const [, not, name = '', threshold, value = ''] =
    /^(not-)?([a-z-]+)(?:\((\d+(?:\.\d+)?)\))?(?::([\s\S]*))?$/.exec(text) ?? [];
  const kind = Object.hasOwn(KINDS, name) && isWhole(name, text) ? KINDS[name] : undefined;
  if (kind === undefined) return ELSEWHERE.test(text) ? () => notHere(text) : equals(expected);
  const check = kind(value.trim(), threshold === undefined ? undefined : Number(threshold));
  return not === undefined ? check : (answer) => inverted(check(answer), text);
};

/** `latency` alone is an answer, `is-json` alone is an assertion. */
function isWhole(name: string, text: string): boolean {
  return text.includes(':') || text.includes('(') || name.endsWith('-json');
}

function atMost(what: string, found: number | undefined, most: number, unit: string): Outcome {
  if (found === undefined) return { score: undefined, reason: `the ${what} is not known` };
  return verdict(found <= most, () => `${what} ${found} ${unit}, more than ${most}`);
}

function notHere(text: string): Outcome {
  const [name = text] = text.split(/[:(]/, 1);
  return {
    score: undefined,
    reason: `${name} is not checked here: it needs a model or code, such as a judge`,
  };
}

function inverted({ score, reason }: Outcome, text: string): Outcome {
  if (score === undefined) return { score, reason };
  return score < 1 ? PASSED : { score: 0, reason: `${quoted(text)} is not so` };
}
