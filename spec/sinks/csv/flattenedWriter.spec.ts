import { concat, EMPTY, lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { csvFormat } from '../../../src/sinks/csv/csvFormat.js';
import { flattenedWriter } from '../../../src/sinks/csv/flattenedWriter.js';
import { MOST_JSON_COLUMNS } from '../../../src/sinks/json/jsonColumnNames.js';
import { columns, experimentAt, resultAt } from '../support/results.js';
import { recorded } from '../support/streams.js';

describe('flattenedWriter', () => {
  it('makes columns of the JSON of the first answer, and names those that come later', async () => {
    const { stream, writes } = recorded();
    const lateColumns = new Set<string>();
    const sink = flattenedWriter(() => stream, { columns, format: csvFormat(), lateColumns });
    const outputs = ['{"a":1,"topic":2}', '{"b":3,"a":4}', 'no JSON', '{"b":5,"c":6}'];
    await lastValueFrom(
      concat(...outputs.map((output, position) => sink.write(resultAt(position, { output })))),
    );
    const rows = writes.join('').trim().split('\n');
    expect(rows.map((row) => row.split(',').slice(0, 6).join())).toStrictEqual([
      'provider,model,topic,a,json_topic,status',
      'mock,m,topic 0,1,2,ok',
      'mock,m,topic 1,4,,ok',
      'mock,m,topic 2,,,ok',
      'mock,m,topic 3,,,ok',
    ]);
    expect([...lateColumns]).toStrictEqual(['b', 'c']);
  });

  it('opens nothing before the first row', async () => {
    let opened = 0;
    const { stream } = recorded();
    const sink = flattenedWriter(
      () => {
        opened += 1;
        return stream;
      },
      { columns, format: csvFormat() },
    );
    expect(await lastValueFrom(sink.reserve?.(experimentAt(0)) ?? EMPTY)).toBe(true);
    await lastValueFrom(sink.close?.() ?? EMPTY, { defaultValue: undefined });
    expect(opened).toBe(0);
  });

  it('ends the stream on close', async () => {
    const { stream } = recorded();
    const sink = flattenedWriter(() => stream, { columns, format: csvFormat() });
    await lastValueFrom(sink.write(resultAt(0)));
    await lastValueFrom(sink.close?.() ?? EMPTY, { defaultValue: undefined });
    expect(stream.writableFinished).toBe(true);
  });

  it('makes no more columns than a row can have, and tells of no more that it left out', async () => {
    const { stream, writes } = recorded();
    const lateColumns = new Set<string>();
    const sink = flattenedWriter(() => stream, { columns, format: csvFormat(), lateColumns });
    for (const kind of ['a', 'b', 'c']) {
      const keys = Array.from({ length: MOST_JSON_COLUMNS + 1 }, (_, index) => [`${kind}${index}`, index]);
      await lastValueFrom(sink.write(resultAt(0, { output: JSON.stringify(Object.fromEntries(keys)) })));
    }
    const [header = ''] = writes.join('').split('\n');
    expect(header.split(',').filter((name) => /^a\d+$/.test(name))).toHaveLength(MOST_JSON_COLUMNS);
    expect(lateColumns.size).toBe(MOST_JSON_COLUMNS);
  });
});
