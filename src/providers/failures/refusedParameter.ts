/** What the body of a refusal says, as far as a parameter may be to blame. */
export interface ParameterRefusal {
  readonly status: number | undefined;
  /** What the server calls the parameter, where it names one by itself. */
  readonly parameter: string | undefined;
  readonly codes: ReadonlySet<string>;
  readonly words: string;
}

/** A parameter that a model refuses, and what to do about it. */
export interface RefusedParameter {
  readonly name: string;
  /** A sentence. */
  readonly advice: string;
}

const CODES = ['unsupported_parameter', 'unsupported_value', 'unknown_parameter'];
const WORDS =
  /unsupported|n[o']t support|not compatible|not (?:allowed|permitted|available|enabled|accepted)|only the default|deprecated|cannot (?:both )?be (?:specified|set|used)|may only be set|only (?:accepts|supports)|instead\b|unknown (?:name|parameter|field)|unrecognized/i;

/** Names that say nothing but a parameter, with or without quotes around them. */
const TELLING = [
  'max_tokens',
  'max_completion_tokens',
  'temperature',
  'top_p',
  'top_k',
  'min_p',
  'presence_penalty',
  'frequency_penalty',
  'repetition_penalty',
  'top_logprobs',
  'logprobs',
  'logit_bias',
  'reasoning_effort',
  'response_format',
  'stop_sequences',
  'parallel_tool_calls',
  'tool_choice',
];
/** Names that are words, too: only in quotes. */
const WORDLIKE = ['stop', 'seed', 'n', 'tools', 'thinking', 'verbosity', 'user', 'store', 'prediction'];

const TELLING_NAME = new RegExp(
  `(?<![a-z_])(?:${TELLING.map((name) => name.replaceAll('_', '[ _]?')).join('|')})(?![a-z_])`,
  'gi',
);
const QUOTED_NAME = new RegExp(`[\`'"](${WORDLIKE.join('|')})[\`'"]`, 'gi');
const REPLACEMENT = /\buse\s+[`'"]?([a-z][a-z0-9_]*)[`'"]?\s+instead/i;

/**
 * The parameter that a 400 or 422 refuses, by its `param`, its code and its words, whatever the model is called: reasoning
 * models take no `max_tokens`, no `temperature` and their like. `undefined` where it is about something else.
 *
 * @see https://platform.openai.com/docs/guides/reasoning
 *
 * @example
 * refusedParameter({ status: 400, parameter: 'temperature', codes: new Set(['unsupported_value']), words: '' })?.name
 * // 'temperature'
 */
export function refusedParameter(refusal: ParameterRefusal): RefusedParameter | undefined {
  const { status, parameter, codes, words } = refusal;
  if (status !== 400 && status !== 422) return undefined;
  if (!CODES.some((code) => codes.has(code)) && !WORDS.test(words)) return undefined;
  const named = namesIn(words);
  const name = parameter === undefined ? named[0] : parameterName(parameter);
  if (name === undefined) return undefined;
  return { name, advice: adviceOn(name, named, words) };
}

function adviceOn(name: string, named: readonly string[], words: string): string {
  const replacement =
    REPLACEMENT.exec(words)?.[1] ?? (name === 'max_tokens' ? named.find(isTokenLimit) : undefined);
  if (replacement !== undefined && replacement !== name)
    return `Give it as ${replacement} (--param ${replacement}=..., or a column param.${replacement}) instead of ${name}`;
  const [, other] = named;
  if (other !== undefined && /\bboth\b/i.test(words))
    return `Leave out ${named[0]} or ${other}: the model takes one of them`;
  if (name === 'response_format') return 'Leave out --json-schema, or ask another model';
  return `Leave ${name} out: no --param ${name}, and an empty cell in a column param.${name}`;
}

function isTokenLimit(name: string): boolean {
  return name === 'max_completion_tokens';
}

/** Those that a text names, each once, in its order, as the APIs write them. */
function namesIn(words: string): readonly string[] {
  const telling = [...words.matchAll(TELLING_NAME)].map(({ 0: found, index }) => ({ found, index }));
  const quoted = [...words.matchAll(QUOTED_NAME)].map(({ 1: found = '', index }) => ({ found, index }));
  const ordered = [...telling, ...quoted].sort((one, other) => one.index - other.index);
  return [...new Set(ordered.map(({ found }) => parameterName(found)))].filter((name) => name !== undefined);
}

function parameterName(found: string): string | undefined {
  const name = found.replace(/^body\./, '').split(/[.[]/)[0] ?? '';
  const plain = name.replace(/[ _]/g, '').toLowerCase();
  const known = [...TELLING, ...WORDLIKE].find((candidate) => candidate.replaceAll('_', '') === plain);
  if (known !== undefined) return known;
  // What is asked, and of whom, is no parameter.
  return /^(?:model|messages|input|contents|)$/.test(name) ? undefined : name;
}
