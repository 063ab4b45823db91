import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { defer, EMPTY, lastValueFrom, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { NEWER_FIELDS, type ResultColumns } from '../../src/columns.js';
import { UsageError } from '../../src/errors.js';
import type { Experiment } from '../../src/experiment.js';
import { csvText } from '../../src/sinks/csv/csvText.js';
import { type ResultFiles, type ResultFilesOptions, resultFiles } from '../../src/sinks/resultFiles.js';
import { readResults } from '../support/readResults.js';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { columns, experimentAt, idAt, resultAt } from './support/results.js';
import { idsOf } from './support/rowIds.js';

const annotated: ResultColumns = {
  variables: [...columns.variables, { name: 'expect', header: 'expect' }],
  repeat: false,
};

function expecting(position: number, expected: string): Experiment {
  const experiment = experimentAt(position);
  return { ...experiment, variables: { ...experiment.variables, expect: expected } };
}

const ended = (sink: ResultFiles) => lastValueFrom(sink.close(), { defaultValue: undefined });

async function write(sink: ResultFiles, experiment: Experiment, output = 'answer'): Promise<void> {
  await lastValueFrom(sink.reserve(experiment));
  await lastValueFrom(sink.write(resultAt(experiment.position, { experiment, output })));
}

const isKept = (sink: ResultFiles, experiment: Experiment) =>
  lastValueFrom(sink.has?.(experiment, idsOf(idAt(experiment.position))) ?? of(false));

/** A file with a row for each of these positions. */
async function fileWith(positions: readonly number[], ofColumns = columns): Promise<string> {
  const path = `${temporaryFolder()}/results.csv`;
  const sink = resultFiles({ pathOf: () => path, columns: ofColumns });
  for (const position of positions) await write(sink, expecting(position, `old ${position}`));
  await ended(sink);
  return path;
}

function resumed(path: string, options: Partial<ResultFilesOptions> = {}): ResultFiles {
  return resultFiles({ pathOf: () => path, columns, existing: 'resume', ...options });
}

/** Rows of the input that are not run, and how often somebody has asked for them. */
function leftOut(...rows: readonly Experiment[]) {
  const seen = { subscriptions: 0 };
  const others = defer(() => {
    seen.subscriptions += 1;
    return of(...rows.map((experiment) => ({ experiment, ids: idsOf(idAt(experiment.position)) })));
  });
  return { seen, others };
}

describe('resultFiles over a part of the input', () => {
  it('reads the rest of the input where only that can say whom a row belongs to', async () => {
    const path = await fileWith([0, 1, 2]);
    const { seen, others } = leftOut(experimentAt(1));
    const sink = resumed(path, { others });
    expect(await isKept(sink, experimentAt(0))).toBe(true);
    expect([sink.unmatched, seen.subscriptions]).toEqual([2, 0]);
    await ended(sink);
    expect([sink.unmatched, seen.subscriptions]).toEqual([1, 1]);
    expect(sink.kept).toEqual({ answers: 1, errors: 0 });
  });

  it('does not read the rest of the input where it can say nothing', async () => {
    const path = await fileWith([0]);
    const { seen, others } = leftOut(experimentAt(1));
    const sink = resumed(path, { others });
    await isKept(sink, experimentAt(0));
    await ended(sink);
    expect([sink.unmatched, seen.subscriptions]).toEqual([0, 0]);
  });

  it('gives kept rows what the input says of them now, also those that are not run', async () => {
    const path = await fileWith([0, 1], annotated);
    const { others } = leftOut(expecting(1, 'new 1'));
    const sink = resumed(path, { others, columns: annotated });
    await isKept(sink, expecting(0, 'new 0'));
    await ended(sink);
    expect(readResults(path).map(({ expect: expected }) => expected)).toEqual(['new 0', 'new 1']);
  });

  it('does not need a place for a row that is not run', async () => {
    const path = await fileWith([0, 1]);
    const pathOf = ({ position }: Experiment) => {
      if (position === 7) throw new UsageError('no place for 7');
      if (position === 8) throw new Error('a defect');
      return position === 6 ? `${path}.other` : path;
    };
    const over = async (position: number) => {
      const sink = resumed(path, { pathOf, others: leftOut(experimentAt(position)).others });
      await isKept(sink, experimentAt(0));
      await ended(sink);
      return sink.unmatched;
    };
    expect(await over(7)).toBe(1);
    expect(await over(6)).toBe(1);
    expect(existsSync(`${path}.other`)).toBe(false);
    await expect(over(8)).rejects.toThrow('a defect');
  });

  it.skipIf(process.platform === 'win32')('finds no old row in what is no file', async () => {
    const path = await fileWith([0, 1]);
    const pathOf = ({ position }: Experiment) => (position < 2 ? path : '/dev/null');
    const sink = resumed(path, { pathOf, others: leftOut(experimentAt(1), experimentAt(3)).others });
    expect(await isKept(sink, experimentAt(0))).toBe(true);
    await write(sink, experimentAt(2));
    await ended(sink);
    expect([sink.unmatched, sink.kept]).toEqual([0, { answers: 1, errors: 0 }]);
  });
});

describe('resultFiles over an older file', () => {
  it('brings it to the columns of this run before the first call, and goes on behind its rows', async () => {
    const path = await fileWith([0]);
    const [row = {}] = readResults(path);
    const names = Object.keys(row).filter((name) => !NEWER_FIELDS.has(name));
    writeFileSync(path, csvText(names) + csvText(names.map((name) => row[name] ?? '')));
    const sink = resumed(path, { columns: annotated });
    expect(await isKept(sink, expecting(0, 'yes'))).toBe(true);
    await lastValueFrom(sink.reserve(expecting(1, 'no')));
    expect(Object.keys(readResults(path)[0] ?? {})).toEqual(expect.arrayContaining([...NEWER_FIELDS]));
    await write(sink, expecting(1, 'no'));
    await ended(sink);
    const rows = readResults(path);
    expect(rows.map(({ expect: expected }) => expected)).toEqual(['yes', 'no']);
    expect(rows.map((each) => each['started_at'])).toEqual(['', '2026-01-02T03:04:05.678Z']);
  });

  it('replaces what is no file of results when told to', async () => {
    const path = `${temporaryFolder()}/results.csv`;
    writeFileSync(path, 'a,b\n1,2\n');
    const sink = resultFiles({ pathOf: () => path, columns, existing: 'replace' });
    await write(sink, experimentAt(0));
    await ended(sink);
    expect(readResults(path)).toHaveLength(1);
  });
});

describe('resultFiles on the disk', () => {
  const synced = (sink: ResultFiles) => lastValueFrom(sink.sync?.() ?? EMPTY, { defaultValue: undefined });

  it('brings to it what it has written, and nothing else', async () => {
    const path = await fileWith([0]);
    const sink = resumed(path);
    await isKept(sink, experimentAt(0));
    rmSync(path);
    expect(await synced(sink)).toBeUndefined();
    await ended(sink);

    const other = `${temporaryFolder()}/results.csv`;
    const fresh = resultFiles({ pathOf: () => other, columns });
    await write(fresh, experimentAt(0));
    expect(await synced(fresh)).toBeUndefined();
    expect(statSync(other).size).toBeGreaterThan(0);
    await ended(fresh);
  });
});

describe('resultFiles into a FIFO', () => {
  function fifo() {
    const folder = temporaryFolder();
    const path = `${folder}/fifo`;
    execFileSync('mkfifo', [path]);
    return { folder, path, read: readFile(path, 'utf8') };
  }

  const outputs = ['{"a":1}', '{"a":2,"b":3}'];

  async function written(path: string, options: Partial<ResultFilesOptions>): Promise<void> {
    const sink = resultFiles({ pathOf: () => path, columns, ...options });
    for (const [position, output] of outputs.entries()) await write(sink, experimentAt(position), output);
    await ended(sink);
  }

  it('makes columns of the first answer, and names those that came too late', async () => {
    const { path, read } = fifo();
    const lateColumns = new Set<string>();
    await written(path, { flatten: true, lateColumns });
    expect(await read).toMatch(/^provider,model,topic,a,status,/);
    expect([...lateColumns]).toEqual(['b']);
  });

  it('takes the columns that are known from the start', async () => {
    const { path, read } = fifo();
    await written(path, { flatten: true, jsonColumns: ['b', 'c'] });
    const [header, first, second] = (await read).split('\n');
    expect(header).toMatch(/^provider,model,topic,b,c,status,/);
    expect(first).toMatch(/^mock,m,topic 0,,,ok,/);
    expect(second).toMatch(/^mock,m,topic 1,3,,ok,/);
  });

  it('makes no columns of JSON where it is not told to', async () => {
    const { path, read } = fifo();
    await written(path, {});
    expect(await read).toMatch(/^provider,model,topic,status,/);
  });

  it('is neither locked nor read', async () => {
    const { folder, path, read } = fifo();
    const sink = resumed(path);
    expect(await isKept(sink, experimentAt(0))).toBe(false);
    await write(sink, experimentAt(0));
    expect(readdirSync(folder)).toEqual(['fifo']);
    await lastValueFrom(sink.sync?.() ?? EMPTY, { defaultValue: undefined });
    await ended(sink);
    expect((await read).trim().split('\n')).toHaveLength(2);
  });
});
