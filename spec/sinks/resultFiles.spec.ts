import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { concat, concatMap, EMPTY, filter, from, lastValueFrom, mergeMap, of } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import { OutputError, UsageError } from '../../src/errors.js';
import type { Experiment } from '../../src/experiment.js';
import { safeSegment } from '../../src/paths/safeSegment.js';
import type { Result } from '../../src/result.js';
import { csvFormat } from '../../src/sinks/csv/csvFormat.js';
import { csvText } from '../../src/sinks/csv/csvText.js';
import { excelCsv } from '../../src/sinks/csv/excelCsv.js';
import { inInputOrder } from '../../src/sinks/inInputOrder.js';
import { jsonlFormat } from '../../src/sinks/jsonl/jsonlFormat.js';
import { type ResultFiles, type ResultFilesOptions, resultFiles } from '../../src/sinks/resultFiles.js';
import { readFinishedRows } from '../../src/sinks/resume/readFinishedRows.js';
import type { ResultSink } from '../../src/sinks/sink.js';
import { readJsonl } from '../support/readJsonl.js';
import { readResults } from '../support/readResults.js';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { fileHandle, newFile } from './support/openFiles.js';
import { columns, experimentAt, idAt, resultAt } from './support/results.js';
import { idsOf } from './support/rowIds.js';

type Answer = (position: number) => Partial<Result>;

/** Runs positions the way a run does: claims each, calls for those that are due, writes, closes. Returns the calls. */
async function run(
  sink: ResultSink,
  positions: readonly number[],
  answer: Answer = () => ({}),
): Promise<number[]> {
  const calls: number[] = [];
  const rows = from(positions).pipe(
    mergeMap((position) =>
      (sink.has?.(experimentAt(position), idsOf(idAt(position))) ?? of(false)).pipe(
        filter((isKept) => {
          if (isKept) sink.skip?.(experimentAt(position));
          return !isKept;
        }),
        concatMap(() => sink.reserve?.(experimentAt(position)) ?? of(true)),
        concatMap(() => {
          calls.push(position);
          return sink.write(resultAt(position, answer(position)));
        }),
      ),
    ),
  );
  try {
    await lastValueFrom(rows, { defaultValue: undefined });
  } finally {
    await lastValueFrom(sink.close?.() ?? EMPTY, { defaultValue: undefined });
  }
  return calls;
}

function oneFile(path: string, options: Partial<ResultFilesOptions> = {}): ResultFiles {
  return resultFiles({ pathOf: () => path, columns, ...options });
}

function newPath(): string {
  return `${temporaryFolder()}/results.csv`;
}

function outputs(path: string): string[] {
  return readResults(path).map((row) => row['output'] ?? '');
}

/** Of CSV or JSON Lines. */
function readRows(path: string): Record<string, unknown>[] {
  return readFileSync(path, 'utf8').startsWith('{') ? readJsonl(path) : readResults(path);
}

const failure: Answer = () => ({ status: 'error', output: '', errorMessage: 'no' });

describe('resultFiles', () => {
  it('writes a new file and leaves nothing else behind', async () => {
    const path = newPath();
    expect(await run(oneFile(path), [0, 1, 2])).toStrictEqual([0, 1, 2]);
    expect(outputs(path)).toStrictEqual(['answer 0', 'answer 1', 'answer 2']);
    expect(readdirSync(path.replace('/results.csv', ''))).toStrictEqual(['results.csv']);
  });

  it('makes a new file with its header when the first row is claimed', async () => {
    const path = newPath();
    const files = oneFile(path);
    expect(existsSync(path)).toBe(false);
    await lastValueFrom(files.reserve(experimentAt(0)));
    expect(readFileSync(path, 'utf8')).toMatch(/^provider,.*,experiment_id\n$/);
    await run(files, []);
  });

  it('takes names that differ in case only for one file, where the system does', async () => {
    const folder = temporaryFolder();
    const pathOf = ({ position }: { position: number }) => `${folder}/${position === 0 ? 'GPT' : 'gpt'}.csv`;
    await run(resultFiles({ pathOf, columns, platform: 'darwin' }), [0, 1, 2]);
    expect(readdirSync(folder)).toStrictEqual(['GPT.csv']);
    expect(outputs(`${folder}/GPT.csv`)).toHaveLength(3);
  });

  it('works without claims', async () => {
    const path = newPath();
    const files = oneFile(path);
    await lastValueFrom(concat(files.write(resultAt(0)), files.close()));
    expect(outputs(path)).toStrictEqual(['answer 0']);
  });

  it('refuses an existing file before any call, and leaves it as it is', async () => {
    const path = newPath();
    await run(oneFile(path), [0], () => ({ output: '{"precious":1}' }));
    const before = readFileSync(path, 'utf8');
    await expect(run(oneFile(path, { flatten: true }), [0])).rejects.toThrow(
      new UsageError(
        `${path} exists already: use --resume to keep what it holds and run the rest, or --overwrite to replace it`,
      ),
    );
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(readdirSync(path.replace('/results.csv', ''))).toStrictEqual(['results.csv']);
  });

  it('replaces an existing file when told to, and not before a row is due', async () => {
    const path = newPath();
    writeFileSync(path, 'old');
    const files = oneFile(path, { existing: 'replace' });
    expect(readFileSync(path, 'utf8')).toBe('old');
    await run(files, [0]);
    expect(outputs(path)).toStrictEqual(['answer 0']);
  });

  it('refuses a file that another run writes, and frees its own at every end', async () => {
    const path = newPath();
    const first = oneFile(path);
    await lastValueFrom(first.reserve(experimentAt(0)));
    await expect(run(oneFile(path, { existing: 'resume' }), [0])).rejects.toThrow(
      `is being written by process ${process.pid}`,
    );
    await run(first, []);
    expect(await run(oneFile(path, { existing: 'resume' }), [0])).toStrictEqual([0]);
  });

  it('knows a file by any of its names', async () => {
    const path = newPath();
    await run(oneFile(path), [0]);
    const link = path.replace('results.csv', 'link.csv');
    symlinkSync('results.csv', link);
    const first = oneFile(path, { existing: 'resume' });
    await lastValueFrom(first.reserve(experimentAt(1)));
    await expect(run(oneFile(link, { existing: 'resume' }), [0])).rejects.toThrow(
      'is being written by process',
    );
    await run(first, []);
  });

  it('runs the rest of what a resumed file holds, in any order', async () => {
    const path = newPath();
    await run(oneFile(path), [0, 1, 2]);
    const files = oneFile(path, { existing: 'resume' });
    expect(await run(files, [4, 2, 0, 3])).toStrictEqual([4, 3]);
    expect(outputs(path)).toStrictEqual([0, 1, 2, 4, 3].map((position) => `answer ${position}`));
    expect(files.kept).toStrictEqual({ answers: 2, errors: 0 });
    expect(files.unmatched).toBe(1);
  });

  it('tells of each answer that a resumed file holds before the first question about it is answered', async () => {
    const path = newPath();
    await run(oneFile(path), [0, 2]);
    const told: number[] = [];
    const onFinished = ({ rowNumber }: { readonly rowNumber: number }) => told.push(rowNumber);
    await run(oneFile(path, { existing: 'resume', onFinished }), [0]);
    expect(told).toStrictEqual([1, 3]);
    // Also where the file was read before.
    const found = await lastValueFrom(readFinishedRows(path, { columns }));
    await run(oneFile(path, { existing: 'resume', onFinished, found }), [0]);
    expect(told).toStrictEqual([1, 3, 1, 3]);
  });

  it('says behind which byte of a resumed file the new rows stand', async () => {
    const path = newPath();
    const fresh = oneFile(path);
    await run(fresh, [0, 1]);
    expect(fresh.foundBytes).toBe(0);
    const content = readFileSync(path, 'utf8');
    writeFileSync(path, `${content}mock,m,"torn`);
    const files = oneFile(path, { existing: 'resume' });
    expect(files.foundBytes).toBe(0);
    await run(files, [0, 1, 2]);
    expect(files.foundBytes).toBe(content.length);
    expect(readFileSync(path, 'utf8').slice(files.foundBytes)).toContain('answer 2');
  });

  it('brings to the disk what it has written, and looks at no file that it has not opened', async () => {
    const [written, other, kept] = [newPath(), newPath(), newPath()];
    await run(oneFile(kept), [2]);
    const paths = [written, written, kept, other];
    const files = resultFiles({
      pathOf: ({ position }) => paths[position] ?? '',
      columns,
      existing: 'resume',
    });
    const syncAll = () => lastValueFrom(files.sync?.() ?? EMPTY, { defaultValue: 'synced' });
    await lastValueFrom(files.has?.(experimentAt(2), idsOf(idAt(2))) ?? EMPTY);
    await lastValueFrom(files.has?.(experimentAt(3), idsOf(idAt(3))) ?? EMPTY);
    await lastValueFrom(files.write(resultAt(0)));
    const sync = vi.spyOn(await fileHandle(written), 'datasync');
    expect(await syncAll()).toBe('synced');
    expect(sync).toHaveBeenCalledOnce();

    rmSync(written);
    await expect(syncAll()).rejects.toThrow(`cannot write ${written}: ENOENT`);
    await expect(lastValueFrom(files.close?.() ?? EMPTY)).rejects.toThrow();
  });

  it.skipIf(process.platform === 'win32')('has nothing to bring to the disk of what is no file', async () => {
    const files = oneFile('/dev/null', { existing: 'replace' });
    await lastValueFrom(files.write(resultAt(0)));
    const sync = vi.spyOn(await fileHandle(newFile()), 'datasync');
    expect(await lastValueFrom(files.sync?.() ?? EMPTY, { defaultValue: 'synced' })).toBe('synced');
    expect(sync).not.toHaveBeenCalled();
    await lastValueFrom(files.close?.() ?? EMPTY, { defaultValue: undefined });
  });

  it('does not touch a resumed file that holds everything', async () => {
    const path = newPath();
    await run(oneFile(path), [0]);
    const { mtimeMs, ino } = statSync(path);
    expect(await run(oneFile(path, { existing: 'resume' }), [0])).toStrictEqual([]);
    expect(statSync(path)).toMatchObject({ mtimeMs, ino });
  });

  it('repairs the end of a resumed file although nothing is due', async () => {
    const path = newPath();
    await run(oneFile(path), [0, 1]);
    const content = readFileSync(path, 'utf8');
    for (const damaged of [content.trimEnd(), `${content}mock,m,"torn`]) {
      writeFileSync(path, damaged);
      expect(await run(oneFile(path, { existing: 'resume' }), [0, 1])).toStrictEqual([]);
      expect(readFileSync(path, 'utf8')).toBe(content);
    }
  });

  it('goes on in the form of a file that a spreadsheet program has saved', async () => {
    const path = newPath();
    await run(oneFile(path), [0]);
    writeFileSync(path, `\uFEFF${readFileSync(path, 'utf8').replaceAll('\n', '\r\n')}`);
    await run(oneFile(path, { existing: 'resume', flatten: true }), [0, 1], () => ({
      output: '{"score":1}',
    }));
    expect(readFileSync(path, 'utf8')).toMatch(/^\uFEFFprovider,.*score.*\r\nmock,.*\r\nmock,.*\r\n$/);
  });

  it('keeps every cell of a file whose columns somebody has put into another order', async () => {
    const path = newPath();
    await run(oneFile(path), [0, 1]);
    const before = readResults(path);
    const order = Object.keys(before[0] ?? {}).sort();
    const rows = [order, ...before.map((row) => order.map((name) => row[name] ?? ''))];
    writeFileSync(path, rows.map((cells) => csvText(cells)).join(''));
    expect(await run(oneFile(path, { existing: 'resume' }), [0, 1, 2])).toStrictEqual([2]);
    expect(readResults(path).slice(0, 2)).toStrictEqual(before);
    expect(outputs(path)).toStrictEqual(['answer 0', 'answer 1', 'answer 2']);
  });

  it('refuses to resume a file with other columns, and leaves it as it is', async () => {
    const path = newPath();
    writeFileSync(path, 'a,b\n1,2\n');
    await expect(run(oneFile(path, { existing: 'resume' }), [0])).rejects.toThrow(
      'has other columns than this run',
    );
    expect(readFileSync(path, 'utf8')).toBe('a,b\n1,2\n');
  });

  it('keeps errors, and runs them again when told to, in the place of the old ones', async () => {
    const path = newPath();
    await run(oneFile(path), [0, 1, 2], (position) => (position === 1 ? failure(position) : {}));
    const keeping = oneFile(path, { existing: 'resume' });
    expect(await run(keeping, [0, 1, 2])).toStrictEqual([]);
    expect(keeping.kept).toStrictEqual({ answers: 2, errors: 1 });
    expect(await run(oneFile(path, { existing: 'resume', retryErrors: true }), [0, 1, 2])).toStrictEqual([1]);
    expect(outputs(path)).toStrictEqual(['answer 0', 'answer 2', 'answer 1']);
  });

  it('keeps an error that has not been run again', async () => {
    const path = newPath();
    await run(oneFile(path), [0, 1], failure);
    expect(await run(oneFile(path, { existing: 'resume', retryErrors: true }), [1])).toStrictEqual([1]);
    expect(outputs(path)).toStrictEqual(['', 'answer 1']);
  });

  it('catches up on a run that was killed before it had removed old errors', async () => {
    const path = newPath();
    await run(oneFile(path), [0, 1], failure);
    const killed = oneFile(path, { existing: 'resume', retryErrors: true });
    await lastValueFrom(killed.reserve(experimentAt(0)));
    await lastValueFrom(killed.write(resultAt(0)));
    const left = `${path}.killed`;
    writeFileSync(left, readFileSync(path));
    await run(killed, []);

    expect(outputs(left)).toStrictEqual(['', '', 'answer 0']);
    expect(await run(oneFile(left, { existing: 'resume' }), [0, 1])).toStrictEqual([]);
    expect(outputs(left)).toStrictEqual(['', 'answer 0']);
  });

  it('removes what a run has left that was killed while it replaced the file', async () => {
    const path = newPath();
    writeFileSync(`${path}.parallamr-tmp`, 'half');
    await run(oneFile(path), [0]);
    expect(readdirSync(path.replace('/results.csv', ''))).toStrictEqual(['results.csv']);
  });

  it('says before any call that it cannot make room for the final form of a file', async () => {
    const path = newPath();
    mkdirSync(`${path}.parallamr-tmp`);
    const files = oneFile(path);
    await expect(lastValueFrom(files.reserve(experimentAt(0)))).rejects.toThrow(OutputError);
    await run(files, []);
    expect(readdirSync(path.replace('/results.csv', ''))).toStrictEqual(['results.csv.parallamr-tmp']);
  });

  it('takes a place without a name for the folder that it is', async () => {
    await expect(run(oneFile(''), [0])).rejects.toThrow(new OutputError('cannot write .: it is a folder'));
  });

  it('gives every row of a file that it refuses the same reason', async () => {
    const path = newPath();
    writeFileSync(path, 'a,b\n1,2\n');
    const files = oneFile(path, { existing: 'resume' });
    for (const position of [0, 1])
      await expect(lastValueFrom(files.reserve(experimentAt(position)))).rejects.toThrow('has other columns');
    await run(files, []);
  });

  it.each([241, 5000])('writes a file named after a text of %i bytes', async (length) => {
    const path = `${temporaryFolder()}/${safeSegment('x'.repeat(length))}`;
    await run(oneFile(path, { flatten: true }), [0], () => ({ output: '{"score":1}' }));
    expect(readResults(path)).toMatchObject([{ score: '1' }]);
  });

  it.each([242, 251, 256])('says that a name of %i bytes is too long', async (length) => {
    const folder = temporaryFolder();
    const refused = run(oneFile(`${folder}/${'x'.repeat(length)}`), [0]);
    await expect(refused).rejects.toThrow(OutputError);
    await expect(refused).rejects.toThrow(/^cannot write .*: its name is too long$/);
    expect(readdirSync(folder)).toStrictEqual([]);
  });

  it('gives JSON its columns when the file is complete, and again when it is resumed', async () => {
    const path = newPath();
    const json: Answer = (position) => ({ output: `{"k${position}":${position}}` });
    await run(oneFile(path, { flatten: true }), [0, 1], json);
    expect(readResults(path).map(({ k0, k1 }) => [k0, k1])).toStrictEqual([
      ['0', ''],
      ['', '1'],
    ]);
    await run(oneFile(path, { flatten: true, existing: 'resume' }), [0, 1, 2], json);
    expect(readResults(path).map(({ k0, k1, k2 }) => [k0, k1, k2])).toStrictEqual([
      ['0', '', ''],
      ['', '1', ''],
      ['', '', '2'],
    ]);
  });

  it('spreads rows over files, resumes each, and keeps few of them open', async () => {
    const folder = temporaryFolder();
    const options = {
      pathOf: ({ position }: Experiment) => `${folder}/deep/${position % 4}.csv`,
      columns,
      maxOpen: 2,
    };
    const positions = Array.from({ length: 40 }, (_, position) => position);
    await run(resultFiles(options), positions.slice(0, 20));
    const calls = await run(resultFiles({ ...options, existing: 'resume' }), positions);
    expect(calls.sort((a, b) => a - b)).toStrictEqual(positions.slice(20));
    expect(readdirSync(`${folder}/deep`)).toStrictEqual(['0.csv', '1.csv', '2.csv', '3.csv']);
    for (const rest of [0, 1, 2, 3]) {
      expect(outputs(`${folder}/deep/${rest}.csv`).sort()).toStrictEqual(
        positions
          .filter((position) => position % 4 === rest)
          .map((position) => `answer ${position}`)
          .sort(),
      );
    }
  });

  it('does not go on in a file that was removed while it was closed', async () => {
    const folder = temporaryFolder();
    const pathOf = ({ position }: Experiment) => `${folder}/${position % 2}.csv`;
    const files = resultFiles({ pathOf, columns, maxOpen: 1 });
    await lastValueFrom(concat(files.write(resultAt(0)), files.write(resultAt(1))));
    rmSync(`${folder}/0.csv`);
    await expect(lastValueFrom(files.write(resultAt(2)))).rejects.toThrow(
      `cannot write ${folder}/0.csv: ENOENT`,
    );
    await expect(run(files, [])).rejects.toThrow('ENOENT');
    expect(readdirSync(folder)).toStrictEqual(['1.csv']);
  });

  it('keeps the order of the input behind inInputOrder', async () => {
    const path = newPath();
    expect(await run(inInputOrder(oneFile(path)), [2, 0, 3, 1])).toStrictEqual([2, 0, 3, 1]);
    expect(outputs(path)).toStrictEqual([0, 1, 2, 3].map((position) => `answer ${position}`));
    expect(await run(inInputOrder(oneFile(path, { existing: 'resume' })), [5, 2, 0, 3, 1, 4])).toStrictEqual([
      5, 4,
    ]);
    expect(outputs(path).slice(4)).toStrictEqual(['answer 4', 'answer 5']);
  });

  it('writes into a FIFO, whatever is to be done with existing files', async () => {
    const folder = temporaryFolder();
    execFileSync('mkfifo', [`${folder}/fifo`]);
    const reader = readFile(`${folder}/fifo`, 'utf8');
    await run(oneFile(`${folder}/fifo`, { flatten: true }), [0, 1]);
    expect(await reader).toMatch(/^provider,.*\nmock,.*\nmock,.*\n$/);
    expect(readdirSync(folder)).toStrictEqual(['fifo']);
  });

  it.each([
    { name: 'CSV', options: {} },
    { name: 'CSV, with errors tried again', options: { retryErrors: true } },
    { name: 'CSV, a text last', options: { columns: { ...columns, reasoning: 'thoughts' } } },
    { name: 'CSV for spreadsheets', options: { format: csvFormat(excelCsv) } },
    { name: 'JSON Lines', options: { format: jsonlFormat() }, positions: [2, 0] },
    {
      name: 'JSON Lines, a text last',
      options: { format: jsonlFormat(), columns: { ...columns, reasoning: 'thoughts' } },
      positions: [0, 2],
    },
  ])('ends like an unbroken run wherever it was cut off: $name', { timeout: 120_000 }, async ({
    options,
    positions = [3, 1, 0, 2],
  }) => {
    const answer: Answer = (position) => ({ output: ['plain', 'é "q"\n', ',\r\n"",', '=1'][position] ?? '' });
    const unbroken = newPath();
    await run(oneFile(unbroken, options), positions.toSorted(), answer);
    const bytes = readFileSync(unbroken);
    const rowsOf = (path: string) =>
      readRows(path).sort((a, b) => Number(a['row_number']) - Number(b['row_number']));

    const path = newPath();
    for (let length = 0; length <= bytes.length; length++) {
      writeFileSync(path, bytes.subarray(0, length));
      const calls = await run(oneFile(path, { ...options, existing: 'resume' }), positions, answer);
      expect({ length, rows: rowsOf(path) }).toStrictEqual({ length, rows: rowsOf(unbroken) });
      expect(new Set(calls).size).toBe(calls.length);
    }
  });

  it('ends with one row for each experiment, however often it is cut off, with errors tried again', async () => {
    const cuts = fc.array(fc.record({ cut: fc.nat(400), failing: fc.subarray([0, 1, 2, 3]) }), {
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(cuts, async (runs) => {
        const path = newPath();
        for (const { cut, failing } of runs) {
          const files = oneFile(path, { existing: 'resume', retryErrors: true });
          await run(files, [0, 1, 2, 3], (position) => (failing.includes(position) ? failure(position) : {}));
          const bytes = readFileSync(path);
          writeFileSync(path, bytes.subarray(0, Math.max(0, bytes.length - cut)));
        }
        await run(oneFile(path, { existing: 'resume', retryErrors: true }), [0, 1, 2, 3]);
        expect(outputs(path).sort()).toStrictEqual([0, 1, 2, 3].map((position) => `answer ${position}`));
      }),
      { numRuns: 40 },
    );
  });
});
