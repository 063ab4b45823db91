// @ts-check
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

const PROGRAM = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

/** Each by itself, in all the forms that people give it. */
const PARAMETERS = [
  ...['temperature=0', 'temperature=0.7', 'top_p=0.9', 'top_k=40', 'seed=7', 'n=1', 'max_tokens=100'],
  ...[
    'max_completion_tokens=100',
    'max_output_tokens=100',
    'stop=END',
    'stop=["A","B"]',
    'stop_sequences=["A"]',
  ],
  ...['presence_penalty=0.5', 'frequency_penalty=0.5', 'logprobs=true', 'top_logprobs=3', 'user=me'],
  ...['none', 'minimal', 'low', 'medium', 'high', 'xhigh'].map((effort) => `reasoning_effort=${effort}`),
  ...['response_format={"type":"json_object"}', 'response_format={"type":"text"}'],
];

/** What a provider's own pages say that it takes, and a description of it does not know yet. */
const NEWER = [
  // https://docs.x.ai/developers/model-capabilities/text/reasoning
  { provider: 'xai', parameter: 'reasoning_effort=none' },
];

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const STRICT = {
  type: 'object',
  properties: { score: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } },
  required: ['score', 'tags'],
  additionalProperties: false,
};
const LAX = { type: 'object', properties: { score: { type: 'number', minimum: 0, maximum: 1 } } };

const SCHEMAS = [[], ['--json-schema', 'strict.json'], ['--json-schema', 'lax.json']];
/** With each schema, one question is enough. */
const ONE = ['--where', 'what=nothing else'];

/** Flags of the runs that ask: each schema, with and without a system message. */
export const CONTRACT_FLAGS = SCHEMAS.flatMap((schema) =>
  [[], ['--system', 'system.txt']].map((system) => [...schema, ...system, ...(schema.length > 0 ? ONE : [])]),
);

/**
 * Asks a provider with each parameter, image and schema, with and without a system message.
 *
 * @param {{ provider: string, env: Record<string, string>, cwd: string }} options
 * @returns {Promise<{ calls: number, violations: readonly string[], newer: readonly string[] }>}
 */
export async function contractRuns({ provider, env, cwd }) {
  mkdirSync(join(cwd, 'files'));
  writeFileSync(join(cwd, 'prompt.txt'), 'Question {{what}}');
  writeFileSync(join(cwd, 'system.txt'), 'Answer in JSON about {{what}}.');
  writeFileSync(join(cwd, 'files/a.png'), Buffer.from(PNG, 'base64'));
  writeFileSync(join(cwd, 'files/a.pdf'), '%PDF-1.4\n%%EOF\n');
  writeFileSync(join(cwd, 'strict.json'), JSON.stringify(STRICT));
  writeFileSync(join(cwd, 'lax.json'), JSON.stringify(LAX));
  // Every row has a model of its own: ten refusals would halt one.
  const rows = [
    ...PARAMETERS.map((parameter) => {
      const [name = '', value = ''] = parameter.split(/=(.*)/s);
      return { what: parameter, [`param.${name}`]: value };
    }),
    { what: 'nothing else' },
    { what: 'an image', image: 'files/a.png' },
    { what: 'a document', image: 'files/a.pdf' },
    { what: 'several', image: `files/a.png\ndata:image/png;base64,${PNG}` },
    { what: 'an address', image: 'https://example.com/a.png' },
    { what: 'the address of a document', image: 'https://example.com/a.pdf' },
  ].map((row, index) => ({ provider, model: `m${index}`, ...row }));
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const filled = rows.map((row) =>
    Object.fromEntries(
      columns.map((name) => [name, Object.entries(row).find(([key]) => key === name)?.[1] ?? '']),
    ),
  );
  writeFileSync(join(cwd, 'rows.jsonl'), filled.map((row) => `${JSON.stringify(row)}\n`).join(''));

  let calls = 0;
  /** @type {Map<string, string>} */
  const violations = new Map();
  for (const flags of CONTRACT_FLAGS) {
    const args = [
      '-e',
      'rows.jsonl',
      '--image',
      'image',
      '--ordered',
      '--max-retries',
      '0',
      '--max-wait',
      '1',
    ];
    const results = await runProgram([...args, ...flags], { cwd, env });
    for (const { what = '', attempts, status, error_message: message = '' } of results) {
      calls += Number(attempts);
      // What was not sent violates nothing.
      if (status === 'error' && Number(attempts) > 0) violations.set([what, ...flags].join(' '), message);
    }
  }
  return { calls, ...sorted(provider, violations) };
}

/**
 * Tells violations from what a provider takes although its description does not say so.
 *
 * @param {string} provider
 * @param {ReadonlyMap<string, string>} violations What is said of each question.
 * @returns {{ violations: readonly string[], newer: readonly string[] }}
 */
export function sorted(provider, violations) {
  const lines = [...violations].map(([what, message]) => {
    const isNewer = NEWER.some((each) => each.provider === provider && what.includes(each.parameter));
    return { isNewer, line: `${what}: ${message}` };
  });
  return {
    violations: lines.flatMap(({ isNewer, line }) => (isNewer ? [] : [line])),
    newer: lines.flatMap(({ isNewer, line }) => (isNewer ? [line] : [])),
  };
}

/**
 * Runs the built program on `prompt.txt`.
 *
 * @param {readonly string[]} flags
 * @param {{ cwd: string, env: Record<string, string> }} options
 * @returns {Promise<readonly Record<string, string>[]>}
 */
export async function runProgram(flags, { cwd, env }) {
  const args = [PROGRAM, 'run', '-p', 'prompt.txt', '-q', ...flags];
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const chunks = await child.stdout.toArray();
  return parse(Buffer.concat(chunks), { columns: true });
}
