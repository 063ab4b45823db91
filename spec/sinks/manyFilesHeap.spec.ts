import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { startProgram } from './support/compiled.js';

const FILES = 4000;

/** How many bytes each of many files that are written and closed takes. */
async function bytesPerFile(): Promise<number> {
  const child = startProgram(`
    import { setFlagsFromString } from 'node:v8';
    import { runInNewContext } from 'node:vm';
    import { concatMap, lastValueFrom, map, range } from 'rxjs';
    import { resultFiles } from './src/sinks/resultFiles.js';
    setFlagsFromString('--expose-gc');
    const gc = runInNewContext('gc');
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
      gc();
      return process.memoryUsage().heapUsed;
    };
    const before = await heapBehind(0);
    console.log((await heapBehind(${FILES}) - before) / ${FILES});
    await lastValueFrom(files.close(), { defaultValue: undefined });
  `);
  const [bytes, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  expect(errors).toBe('');
  return Number.parseFloat(bytes);
}

it('keeps little more than the path of a file that is closed', async () => {
  const bytes = await bytesPerFile();
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(160);
}, 60_000);
