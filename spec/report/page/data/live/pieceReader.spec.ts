import { describe, expect, it } from 'vitest';
import { pieceReader } from '../../../../../src/report/page/data/live/pieceReader.js';

function base64(bytes: string | Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

describe('pieceReader', () => {
  it('takes the names of the cells from the header of a CSV, without the mark that a spreadsheet wants', () => {
    const reader = pieceReader({ columns: ['provider', 'output'], format: 'csv' });
    expect(reader.columns).toStrictEqual(['provider', 'output']);
    expect(reader.read(base64('\uFEFFoutput,provider\r\nhi,mock\r\n'))).toStrictEqual([['hi', 'mock']]);
    expect(reader.columns).toStrictEqual(['output', 'provider']);
    expect(reader.read(base64('ho,mock\r\n'))).toStrictEqual([['ho', 'mock']]);
  });

  it('reads a character that stands in two pieces', () => {
    const bytes = Buffer.from('output\nbées 😀\n');
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const reader = pieceReader({ columns: [], format: 'csv' });
      const rows = [bytes.subarray(0, cut), bytes.subarray(cut)].flatMap((piece) =>
        reader.read(base64(piece)),
      );
      expect(rows).toStrictEqual([['bées 😀']]);
    }
  });

  it('reads JSON Lines by the columns of the run', () => {
    const reader = pieceReader({ columns: ['output'], format: 'jsonl' });
    expect(reader.read(base64('{"model":"m","output":"hi"}\n'))).toStrictEqual([['hi']]);
  });
});
