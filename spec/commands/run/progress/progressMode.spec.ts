import { execFileSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CliOutput } from '../../../../src/commands/cliIo.js';
import { hasColors, progressMode } from '../../../../src/commands/run/progress/progressMode.js';
import { temporaryFolder } from '../../../support/temporaryFolder.js';

const FLAGS = { progress: 'auto', 'no-progress': false, 'no-color': false, quiet: false } as const;
const terminal = stream({ isTTY: true });
const file = stream({});

function stream(look: Partial<CliOutput>): CliOutput {
  return Object.assign(new PassThrough(), look);
}

describe('progressMode', () => {
  it.each([
    { why: 'stderr is a terminal', io: {}, flags: {}, mode: 'draw' },
    { why: 'stderr is none', io: { stderr: file }, flags: {}, mode: 'off' },
    { why: 'it is asked for', io: { stderr: file }, flags: { progress: 'on' }, mode: 'draw' },
    { why: 'lines are asked for', io: { stderr: file }, flags: { progress: 'plain' }, mode: 'plain' },
    { why: 'it is not wanted', io: {}, flags: { progress: 'off' }, mode: 'off' },
    { why: 'it is not wanted', io: {}, flags: { 'no-progress': true }, mode: 'off' },
    { why: 'nothing is wanted', io: {}, flags: { quiet: true }, mode: 'off' },
    { why: 'somebody listens', io: { env: { ACCESSIBLE: '1' } }, flags: {}, mode: 'plain' },
    { why: 'nobody says so', io: { env: { ACCESSIBLE: '0' } }, flags: {}, mode: 'draw' },
    { why: 'the cursor cannot move', io: { env: { TERM: 'dumb' } }, flags: {}, mode: 'plain' },
  ] as const)('is $mode where $why: $flags', ({ io, flags, mode }) => {
    const surroundings = { stdout: file, stderr: terminal, env: {}, ...io };
    expect(progressMode({ ...FLAGS, ...flags }, surroundings)).toBe(mode);
  });

  it('is off where stdout is a pipe, unless it is asked for; a file is none', () => {
    const folder = temporaryFolder();
    const fifo = join(folder, 'pipe');
    execFileSync('mkfifo', [fifo]);
    const [pipe, nowhere] = [openSync(fifo, 'r+'), openSync('/dev/null', 'w')];
    onTestFinished(() => [pipe, nowhere].forEach(closeSync));
    const io = (fd: number) => ({ stdout: stream({ fd }), stderr: terminal, env: {} });

    expect(progressMode(FLAGS, io(nowhere))).toBe('draw');
    expect(progressMode(FLAGS, io(pipe))).toBe('off');
    expect(progressMode({ ...FLAGS, progress: 'on' }, io(pipe))).toBe('draw');
  });
});

describe('hasColors', () => {
  it.each([
    { colors: true },
    { colors: false, env: { NO_COLOR: '1' } },
    { colors: true, env: { NO_COLOR: '' } },
    { colors: false, env: { TERM: 'dumb' } },
    { colors: false, flags: { 'no-color': true } },
    { colors: false, stderr: file },
  ])('is $colors with $env and $flags', ({ colors, env = {}, flags = {}, stderr = terminal }) => {
    expect(hasColors({ ...FLAGS, ...flags }, { stdout: file, stderr, env })).toBe(colors);
  });
});
