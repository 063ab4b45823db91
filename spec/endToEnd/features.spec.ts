import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseJsonl } from '../support/readJsonl.js';
import { parseResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { startCli } from '../support/startCli.js';
import { FEATURES, type Feature, folderOf } from './support/features.js';
import { EVERY_PROVIDER, recorder } from './support/recorder.js';

type Row = Readonly<Record<string, unknown>>;

const SAID = { text: '{"score": 4}', reasoning: 'Hm.' };
/** What is of one call, and of no other. */
const OF_THE_CALL = ['started_at', 'latency_ms', 'attempts', 'finish_reason', 'cost_usd'];

/** A folder, a server that answers, and the program in between. */
async function setUp(feature: Feature, say: () => typeof SAID | Promise<typeof SAID> = () => SAID) {
  const { flags, inputFile = 'rows.csv', outputFile = 'out.csv' } = feature;
  const recorded = await recorder(say);
  const { cwd, path } = folderOf(feature);
  const format = outputFile.endsWith('.jsonl') ? ['--format', 'jsonl'] : [];
  const args = ['run', '-p', 'prompt.txt', ...flags];
  return {
    recorded,
    outputFile,
    write: (input: string) => writeFileSync(path(inputFile), input),
    start: (...more: string[]) =>
      startCli([...args, '-e', inputFile, '-o', outputFile, ...more], { cwd, env: recorded.env }),
    run: (...more: string[]) =>
      runCli([...args, '-e', inputFile, '-q', ...format, ...more], { cwd, env: recorded.env }),
    pipe: () =>
      runCli([...args, '-e', '-', '-q', ...format], {
        cwd,
        env: recorded.env,
        stdin: readFileSync(path(inputFile)),
      }),
    judge: () =>
      runCli(['run', '-p', 'judge.txt', '-e', outputFile, '-m', 'my-api/judge', '-o', 'judged.csv', '-q'], {
        cwd,
        env: recorded.env,
      }),
    read: (file = outputFile) => rowsIn(readFileSync(path(file), 'utf8')),
  };
}

function rowsIn(text: string): readonly Row[] {
  return text.startsWith('{') ? parseJsonl(text) : parseResults(text);
}

function lasting(rows: readonly Row[]): readonly string[] {
  return rows
    .map((row) => JSON.stringify(Object.entries(row).filter(([name]) => !OF_THE_CALL.includes(name))))
    .sort();
}

/** Every row once, answered, with the cells that the feature fills. */
function expectWhole(rows: readonly Row[], { results, cells }: Pick<Feature, 'results' | 'cells'>): void {
  expect(rows).toHaveLength(results);
  expect(new Set(rows.map((row) => row['experiment_id'])).size).toBe(results);
  const wanted = Object.entries({
    status: /^ok$/,
    output: /^\{"score": 4\}$/,
    started_at: /^2\d{3}-\d\d-\d\dT.*Z$/,
    ...cells,
  });
  expect(
    rows.flatMap((row) =>
      wanted.flatMap(([name, form]) => (form.test(String(row[name])) ? [] : [`${name}=${row[name]}`])),
    ),
  ).toEqual([]);
}

describe.each(FEATURES)('rows with $name', (feature) => {
  const { results, sent, kept, half, corrected, isFree } = feature;

  it('are on the wire to every provider, and answered', async () => {
    const { recorded, run } = await setUp(feature);
    const { code, stdout } = await run();

    expect(code).toBe(0);
    expectWhole(rowsIn(stdout), feature);
    for (const provider of EVERY_PROVIDER) {
      const bodies = recorded.callsTo(provider).map(({ body }) => JSON.stringify(body));
      expect(bodies, provider).toHaveLength(results / EVERY_PROVIDER.length);
      expect(
        bodies.filter((body) => !sent.test(body) || kept?.test(body) === true),
        provider,
      ).toEqual([]);
    }
    expect((await run()).code).toBe(0);
    expect(recorded.calls).toHaveLength(isFree ? results : results * 2);
  });

  it('are resumed: what is there is not asked again, what is missing is', async () => {
    const { recorded, run, read, write, outputFile } = await setUp(feature);
    await run('-o', outputFile, '--limit', `${half}`);
    expect(recorded.calls).toHaveLength(results / 2);
    if (corrected !== undefined) write(corrected.input);
    expect((await run('-o', outputFile, '--resume')).code).toBe(0);
    expect(recorded.calls).toHaveLength(results);
    const whole = read();
    expectWhole(whole, { ...feature, cells: { ...feature.cells, ...corrected?.cells } });

    expect((await run('-o', outputFile, '--resume')).code).toBe(0);
    expect(recorded.calls).toHaveLength(results);
    expect(read()).toEqual(whole);
  });

  it.skipIf(process.platform === 'win32')('are interrupted, whole, and go on where they were', async () => {
    let answers = 0;
    let release = () => {};
    const released = new Promise<typeof SAID>((resolve) => {
      release = () => resolve(SAID);
    });
    const { recorded, start, run, read, outputFile } = await setUp(feature, () =>
      answers++ < 5 ? SAID : released,
    );
    const { child, ended } = start('--max-concurrent', '3');
    onTestFinished(() => void child.kill('SIGKILL'));
    child.stdin.end();
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    // Five are answered, three are held.
    await vi.waitUntil(() => recorded.calls.length === 8, { timeout: 20_000 });
    child.kill('SIGINT');
    await vi.waitUntil(() => said.includes('Stopping'), { timeout: 20_000 });
    release();
    expect((await ended).code).toBe(130);
    expect(recorded.calls).toHaveLength(8);
    expectWhole(read(), { ...feature, results: 8 });

    expect((await run('-o', outputFile, '--resume')).code).toBe(0);
    expect(recorded.calls).toHaveLength(results);
    expectWhole(read(), feature);
  });

  it('are chained: their results are the rows of the next run', async () => {
    const { recorded, run, judge, read, outputFile } = await setUp(feature);
    await run('-o', outputFile);
    expect((await judge()).code).toBe(0);
    const judged = recorded.calls.slice(results).map(({ body }) => JSON.stringify(body));
    expect(judged).toHaveLength(results);
    expect(judged.filter((body) => !body.includes('Judge {\\"score\\": 4}'))).toEqual([]);
    const rows = read('judged.csv');
    expectWhole(rows, { results, cells: { input_output: /^\{"score": 4\}$/, model: /^judge$/ } });
  });

  it('are piped, with the same results as from a file', async () => {
    const { run, pipe } = await setUp(feature);
    const { stdout: fromFile } = await run();
    const { code, stdout } = await pipe();
    expect(code).toBe(0);
    expect(lasting(rowsIn(stdout))).toEqual(lasting(rowsIn(fromFile)));
  });
});
