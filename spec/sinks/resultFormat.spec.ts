import { execFileSync } from 'node:child_process';
import { open } from 'node:fs/promises';
import { firstValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { csvFormat } from '../../src/sinks/csv/csvFormat.js';
import { jsonlFormat } from '../../src/sinks/jsonl/jsonlFormat.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

describe.skipIf(process.platform === 'win32')('a format of results', () => {
  it.each([
    { name: 'CSV', format: csvFormat(), row: 'a,b\n' },
    { name: 'JSON Lines', format: jsonlFormat(), row: '{"a":1,"b":2}\n' },
  ])('lets go of a file of whose rows nobody wants more: $name', async ({ format, row }) => {
    const path = `${temporaryFolder()}/fifo`;
    execFileSync('mkfifo', [path]);
    const first = firstValueFrom(format.records(path));
    const writer = await open(path, 'w');
    // csv-parse looks a few bytes ahead.
    await writer.write(row.repeat(20));
    expect(await first).toMatchObject({ cells: ['a', 'b'] });
    // More than a FIFO holds on its own: whoever went on reading would take it.
    await expect(writer.writeFile(row.repeat(100_000))).rejects.toThrow('EPIPE');
    await writer.close();
  });
});
