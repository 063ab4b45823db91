import { once } from 'node:events';
import { expect, it } from 'vitest';
import { appendingStream } from '../../../src/sinks/files/appendingStream.js';

it('hands over each row, or many at once', () => {
  const calls: string[][] = [];
  const stream = appendingStream((rows) => {
    calls.push(rows.map((row) => Buffer.from(row).toString()));
    return { length: 0, rows: rows.length };
  });
  stream.write('one');
  expect(stream.appendRows(['two', 'é'])).toMatchObject({ rows: 2 });
  expect(calls).toEqual([['one'], ['two', 'é']]);
  expect(stream.destroyed).toBe(false);
});

it.each([
  { kind: 'an error', thrown: new Error('full'), message: 'full' },
  { kind: 'something else', thrown: 'full', message: 'full' },
])('fails with $kind that is thrown, and has taken no row', async ({ thrown, message }) => {
  const stream = appendingStream(() => {
    throw thrown;
  });
  const failed = once(stream, 'error');
  expect(stream.appendRows(['one'])).toEqual({ rows: 0, error: thrown });
  const [error] = await failed;
  expect(error).toBeInstanceOf(Error);
  expect(error).toHaveProperty('message', message);
});

it('fails where a part of the rows was taken, and says which', async () => {
  const error = new Error('full');
  const stream = appendingStream(() => ({ length: 3, rows: 1, error }));
  const failed = once(stream, 'error');
  expect(stream.appendRows(['one', 'two'])).toMatchObject({ rows: 1, error });
  expect(await failed).toEqual([error]);
});

it('fails a single write with what is thrown', async () => {
  const stream = appendingStream(() => {
    throw new Error('full');
  });
  stream.on('error', () => undefined);
  const said = await new Promise((resolve) => stream.write('one', resolve));
  expect(said).toHaveProperty('message', 'full');
});
