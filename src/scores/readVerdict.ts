import { findJson } from '../sinks/json/findJson.js';
import type { Outcome } from './checks/check.js';
import { finalAnswer } from './checks/finalAnswer.js';
import { quoted } from './checks/quoted.js';

/** How the words and numbers of a judge are read. */
export interface VerdictOptions {
  /** The numbers that a judge gives: the worst and the best. Default 0 and 1. */
  readonly scale?: { readonly min: number; readonly max: number } | undefined;
  /** What words are worth, from 0 to 1, in lower case. Default: 1 for pass, yes, ...; 0 for fail, no, ...; 0.5 for tie. */
  readonly words?: ReadonlyMap<string, number> | undefined;
}

const WORDS: ReadonlyMap<string, number> = new Map([
  ...['pass', 'passed', 'yes', 'true', 'correct', 'good', 'win'].map((word) => [word, 1] as const),
  ...['fail', 'failed', 'no', 'false', 'incorrect', 'wrong', 'bad', 'loss'].map((word) => [word, 0] as const),
  ...['tie', 'draw'].map((word) => [word, 0.5] as const),
]);

const UNIT = { min: 0, max: 1 };
const FIELDS = ['verdict', 'score', 'pass', 'grade', 'rating', 'label', 'winner'];
const REASONS = ['reason', 'reasoning', 'explanation', 'rationale', 'note'];
const ON_LAST_LINE =
  /^[\s*_#>-]*(?:final\s+)?(?:verdict|score|grade|rating|result|winner)[\s*_]*[:=][\s*_]*(.+?)[\s*_.]*$/i;

/**
 * What a judge or a person says: a word (`pass`, `no`, `tie`), a number of the scale, JSON with a field `verdict`,
 * `score`, `pass`, `grade`, `rating`, `label` or `winner`, or prose that ends with a line such as `Verdict: pass`,
 * or with one of these words or numbers on a line of its own.
 *
 * The score is `undefined` where it says none of these, or a number off the scale.
 *
 * @example
 * readVerdict('{"reason": "No sources.", "score": 2}', { scale: { min: 1, max: 5 } })
 * // { score: 0.25, reason: 'No sources.' }
 */
export function readVerdict(text: string, options: VerdictOptions = {}): Outcome {
  const word = scoreOf(bare(text), options);
  if (word !== undefined) return { score: word, reason: '' };
  const json = objectIn(text);
  const score = json === undefined ? lastLineScore(text, options) : fieldScore(json, options);
  const reason = REASONS.map((name) => json?.[name]).find((value) => typeof value === 'string');
  if (score === undefined) return { score, reason: `no verdict in ${quoted(text)}: ${expected(options)}` };
  return { score, reason: reason ?? '' };
}

function expected({ scale = UNIT }: VerdictOptions): string {
  return `a word or a number from ${scale.min} to ${scale.max} was expected`;
}

function fieldScore(json: Readonly<Record<string, unknown>>, options: VerdictOptions): number | undefined {
  const name = FIELDS.find((field) => Object.hasOwn(json, field));
  return name === undefined ? undefined : scoreOf(bare(String(json[name])), options);
}

function lastLineScore(text: string, options: VerdictOptions): number | undefined {
  const last = (text.trimEnd().split('\n').at(-1) ?? '').slice(0, 1000);
  const [, said] = ON_LAST_LINE.exec(last) ?? [];
  return said === undefined ? scoreOf(alone(last), options) : scoreOf(bare(said), options);
}

/** What a line says that holds one word or number and nothing else: a sentence becomes no word. */
function alone(line: string): string {
  const [, text = ''] = /^\s*(?:[->]\s)?(.*)$/.exec(line) ?? [];
  return text
    .replace(/[\s*_#`]/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

function scoreOf(said: string, { scale = UNIT, words = WORDS }: VerdictOptions): number | undefined {
  const worth = words.get(said);
  if (worth !== undefined) return worth;
  const [, number] = /^([-+]?\d+(?:\.\d+)?)(?:\s*\/\s*\d+(?:\.\d+)?)?$/.exec(said) ?? [];
  if (number === undefined) return undefined;
  const score = (Number(number) - scale.min) / (scale.max - scale.min);
  return score >= 0 && score <= 1 ? score : undefined;
}

function bare(text: string): string {
  return text.length > 200 ? '' : finalAnswer(text).toLowerCase();
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  const found = findJson(text);
  return found === undefined || Array.isArray(found) ? undefined : (found as Record<string, unknown>);
}
