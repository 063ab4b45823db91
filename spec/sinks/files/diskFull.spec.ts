import { text } from 'node:stream/consumers';
import { concatMap, filter, lastValueFrom, map, of, range, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { resultFiles } from '../../../src/sinks/resultFiles.js';
import { readResults } from '../../support/readResults.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { startProgram } from '../support/compiled.js';
import { columns, resultAt } from '../support/results.js';
import { idsOf } from '../support/rowIds.js';

/** Writes 20 results of about 1 KiB, several in each tick, and prints what each write came to. */
function program(path: string): string {
  return `
    import { appendFile } from './src/sinks/files/appendFile.js';
    import { csvWriter } from './src/sinks/csv/csvWriter.js';
    const columns = ${JSON.stringify(columns)};
    const writer = csvWriter(() => appendFile(${JSON.stringify(path)}), { columns, name: ${JSON.stringify(path)} });
    const result = (position) => ({
      experiment: { position, rowNumber: position + 1, repeat: 1, provider: 'mock', model: 'm', variables: {} },
      status: 'ok', output: 'x\\n'.repeat(500), errorMessage: '', attempts: 1,
      experimentId: 'r' + position.toString(16).padStart(16, '0'),
    });
    let left = 20;
    const end = (word) => {
      console.log(word);
      if (--left === 0) writer.close().subscribe({ error: ({ name, message }) => console.log('close: ' + name + ': ' + message) });
    };
    const write = (position) => writer.write(result(position)).subscribe({
      complete: () => end('written'),
      error: ({ name, message, cause }) => end(name + ' ' + cause.code + ': ' + message),
    });
    for (let position = 0; position < 20; position += 4) {
      setTimeout(() => { for (let row = position; row < position + 4; row++) write(row); }, position);
    }
  `;
}

it('cuts off the row that found no room, names the file, and leaves whole rows that can be resumed', async () => {
  const path = `${temporaryFolder()}/results.csv`;
  const child = startProgram(program(path), 'ulimit -f 10');
  const [printed, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);

  const reason = `cannot write ${path}: the file has reached the largest size allowed`;
  const lines = printed.trim().split('\n');
  expect(complaints).toBe('');
  expect(lines.slice(-1)).toStrictEqual([`close: OutputError: ${reason}`]);
  expect(new Set(lines.slice(0, -1))).toStrictEqual(new Set(['written', `OutputError EFBIG: ${reason}`]));
  const rows = readResults(path);
  expect(lines.filter((line) => line === 'written')).toHaveLength(9);
  expect(rows).toHaveLength(9);
  expect(rows.every((row) => row['output'] === 'x\n'.repeat(500))).toBe(true);

  const files = resultFiles({ pathOf: () => path, columns, existing: 'resume' });
  const rest = range(0, 20).pipe(
    map((position) => resultAt(position, { output: 'x\n'.repeat(500) })),
    concatMap((result) =>
      (files.has?.(result.experiment, idsOf(result.experimentId)) ?? of(false)).pipe(
        filter((isKept) => !isKept),
        concatMap(() => files.reserve(result.experiment)),
        concatMap(() => files.write(result)),
      ),
    ),
    toArray(),
  );
  expect(await lastValueFrom(rest)).toHaveLength(11);
  await lastValueFrom(files.close(), { defaultValue: undefined });
  expect(new Set(readResults(path).map((row) => row['experiment_id'])).size).toBe(20);
  expect(readResults(path)).toHaveLength(20);
});
