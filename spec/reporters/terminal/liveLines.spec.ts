import { PassThrough, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { Terminal } from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { LiveLines } from '../../../src/reporters/terminal/liveLines.js';
import { onWrite } from '../../../src/reporters/terminal/onWrite.js';

/** Synchronized output. */
const BEGIN = '\u001b[?2026h';
const END = '\u001b[?2026l';

/** A terminal without a window, and streams that lead to it. */
function screen(columns = 30, rows = 8) {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true });
  const writes: string[] = [];
  const stream = () =>
    Object.assign(
      new Writable({
        decodeStrings: false,
        write(chunk, _encoding, done) {
          writes.push(String(chunk));
          // As the terminal's driver does, and at once.
          terminal.write(String(chunk).replace(/\r?\n/g, '\r\n'));
          done();
        },
      }),
      { columns, rows },
    );
  /** What stands there, as a person sees it. */
  const shown = async () => {
    await new Promise<void>((resolve) => terminal.write('', resolve));
    const { buffer } = terminal;
    const lines = Array.from(
      { length: buffer.active.length },
      (_, index) => buffer.active.getLine(index)?.translateToString(true) ?? '',
    );
    return lines.join('\n').trimEnd().split('\n');
  };
  return { terminal, writes, stream, shown };
}

describe('LiveLines', () => {
  it('puts lines in the place of those before, in one write that the terminal shows at once', async () => {
    const { stream, shown, writes } = screen();
    const live = new LiveLines(stream());
    live.draw(['1/3', ' a 1', ' b 0']);
    live.draw(['2/3', ' a 2']);

    expect(await shown()).toEqual(['2/3', ' a 2']);
    expect(writes).toHaveLength(2);
    expect(writes.every((write) => write.startsWith(BEGIN) && write.endsWith(END))).toBe(true);
  });

  it('leaves the cursor alone, below the lines', async () => {
    const { stream, shown, writes, terminal } = screen();
    new LiveLines(stream()).draw(['1/3', ' a 1']);
    await shown();
    expect(terminal.buffer.active.cursorY).toBe(2);
    expect(writes.join()).not.toContain('\u001b[?25l');
  });

  it('stays below what others write to the terminal, whoever it is, and is drawn again once a turn', async () => {
    const { stream, shown, writes } = screen();
    const [stderr, stdout] = [stream(), stream()];
    const live = new LiveLines(stderr, [stdout]);
    live.draw(['1/3', ' a 1']);
    stdout.write('a result\n');
    stderr.write(Buffer.from('a message\n'));
    stdout.write('another result\n');
    await setImmediate();

    expect(await shown()).toEqual(['a result', 'a message', 'another result', '1/3', ' a 1']);
    expect(writes.filter((write) => write.includes('1/3'))).toHaveLength(2);
  });

  it('begins a line of its own behind somebody who did not end his', async () => {
    const { stream, shown } = screen();
    const stderr = stream();
    const live = new LiveLines(stderr);
    live.draw(['1/3']);
    stderr.write('loading');
    await setImmediate();
    live.draw(['2/3']);
    expect(await shown()).toEqual(['loading', '2/3']);
  });

  it('is removed in the end, whatever was written last, and leaves the streams as they were', async () => {
    const { stream, shown } = screen();
    const stderr = stream();
    const live = new LiveLines(stderr);
    stderr.write('before\n');
    live.draw(['1/3', ' a 1']);
    stderr.write('meanwhile\n');
    live.close('\u001b]9;4;0;0\u0007');
    await setImmediate();
    stderr.write('after\n');

    expect(await shown()).toEqual(['before', 'meanwhile', 'after']);
    expect(Object.hasOwn(stderr, 'write')).toBe(false);
  });

  it('counts what a narrower terminal has wrapped', async () => {
    const { stream, shown, terminal } = screen(30);
    const stderr = stream();
    const live = new LiveLines(stderr);
    stderr.write('above\n');
    live.draw(['x'.repeat(29), 'y'.repeat(12)]);
    await shown();
    terminal.resize(10, 8);
    stderr.columns = 10;
    live.draw(['x'.repeat(9), 'y'.repeat(9)]);
    expect(await shown()).toEqual(['above', 'x'.repeat(9), 'y'.repeat(9)]);
  });

  it('draws anew below what came while it was stopped', async () => {
    const { stream, shown, terminal } = screen();
    const live = new LiveLines(stream());
    live.draw(['1/3']);
    await new Promise<void>((resolve) => terminal.write('[1]+ Stopped\r\n$ fg\r\n', resolve));
    live.forget();
    live.draw(['2/3']);
    expect(await shown()).toEqual(['1/3', '[1]+ Stopped', '$ fg', '2/3']);
  });
});

describe('onWrite', () => {
  it('tells before, and passes everything on', () => {
    const stream = new PassThrough();
    const told: unknown[] = [];
    const stop = onWrite(stream, (chunk) => told.push([chunk, stream.readableLength]));
    stream.write('ab', 'utf8');
    stop();
    stream.write('cd');
    expect(told).toEqual([['ab', 0]]);
    expect(String(stream.read())).toBe('abcd');
  });

  it('puts back what somebody had put there, and leaves what somebody has put over it', () => {
    const stream = new PassThrough();
    const own = stream.write.bind(stream) as typeof stream.write;
    stream.write = own;
    onWrite(stream, () => {})();
    expect(stream.write).toBe(own);

    const stop = onWrite(stream, () => {});
    const over = stream.write.bind(stream) as typeof stream.write;
    stream.write = over;
    stop();
    expect(stream.write).toBe(over);
  });
});
