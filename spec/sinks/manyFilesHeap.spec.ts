import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { median } from '../../bench/statistics.mjs';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { startProgram } from './support/compiled.js';
import { steadyHeap } from './support/steadyHeap.js';

const FILES = 600;
/** The median of several says what a file takes: a table that grows doubles at once. */
const ROUNDS = 7;

/** How many bytes each of many files that are written and closed takes. */
async function bytesPerFile(): Promise<number> {
  const child = startProgram(`
    ${steadyHeap}
    import { concatMap, lastValueFrom, map, range } from 'rxjs';
    import { resultFiles } from './src/sinks/resultFiles.js';
    const files = resultFiles({
      pathOf: ({ position }) => '${temporaryFolder()}/' + position + '.csv',
      columns: { variables: [], repeat: false },
      maxOpen: 10,
    });
    const resultAt = (position) => ({
      experiment: { position, rowNumber: position + 1, repeat: 1, provider: 'mock', model: 'm', variables: {} },
      status: 'ok', output: '', errorMessage: '', attempts: 1, experimentId: 'r0123456789abcdef',
    });
    const heapBehind = async (start) => {
      await lastValueFrom(range(start, ${FILES}).pipe(map(resultAt), concatMap((result) => files.write(result))));
      return heapBytes();
    };
    const heaps = [];
    for (let round = 0; round <= ${ROUNDS}; round += 1) heaps.push(await heapBehind(round * ${FILES}));
    console.log(JSON.stringify(heaps.slice(1).map((heap, round) => (heap - heaps[round]) / ${FILES})));
    await lastValueFrom(files.close(), { defaultValue: undefined });
  `);
  const [bytes, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  expect(errors).toBe('');
  return median(JSON.parse(bytes));
}

it('keeps little more than the path of a file that is closed', async () => {
  const bytes = await bytesPerFile();
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(160);
}, 60_000);
