import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { startProgram } from './support/compiled.js';

const FILES = 400;

/** Writes one row into each of many files, in a process that may have 128 files open. */
async function runInto(folder: string, existing: 'refuse' | 'resume', key: string): Promise<string> {
  const child = startProgram(
    `
    import { concat, from, lastValueFrom, mergeMap } from 'rxjs';
    import { resultFiles } from './src/sinks/resultFiles.js';
    const files = resultFiles({
      pathOf: ({ position }) => '${folder}/' + position + '.csv',
      columns: { variables: [], repeat: false },
      existing: '${existing}',
      flatten: true,
      maxOpen: 10,
    });
    const results = Array.from({ length: ${FILES} }, (_, position) => ({
      experiment: { position, rowNumber: position + 1, repeat: 1, provider: 'mock', model: 'm', variables: {} },
      status: 'ok', output: '{"${key}":1}', errorMessage: '', attempts: 1,
      experimentId: position.toString(16).padStart(16, '0'),
    }));
    const rows = from(results).pipe(mergeMap((result) => files.write(result)));
    await lastValueFrom(concat(rows, files.close()));
  `,
    'ulimit -n 128',
  );
  const [errors] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return errors;
}

describe('resultFiles', () => {
  it('needs few open files at once for many results files, new and resumed', async () => {
    const folder = temporaryFolder();
    expect(await runInto(folder, 'refuse', 'a')).toBe('');
    expect(await runInto(folder, 'resume', 'b')).toBe('');
    const names = readdirSync(folder);
    expect(names.filter((name) => !name.endsWith('.csv'))).toStrictEqual([]);
    expect(names).toHaveLength(FILES);
    for (const name of names)
      expect(readFileSync(`${folder}/${name}`, 'utf8')).toMatch(/^provider,model,a,b,/);
  }, 60_000);
});
