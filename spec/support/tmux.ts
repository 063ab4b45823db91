import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporaryFolder.js';

/** How long a terminal is looked at, in milliseconds: less than a test has, so that what stood there is told. */
const PATIENCE_MS = 25_000;

export interface TmuxOptions {
  readonly columns: number;
  readonly rows?: number;
  /** Added to an environment that holds no keys and no settings. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A real terminal with a shell in it, for as long as the running test lives. */
export interface Tmux {
  /** The shell's folder. */
  readonly folder: string;
  /** Types keys, by the names of tmux: `C-c`, `Enter`. */
  keys(...keys: readonly string[]): void;
  /** Types a command and Enter. */
  type(command: string): void;
  resize(columns: number): void;
  /** What stands there, without blank lines at the end. */
  shown(): readonly string[];
  /** What has scrolled out of it, too. */
  history(): readonly string[];
  /** What stands there as soon as `found` finds something in it. Fails when 25 s have passed since it was opened. */
  until(found: (lines: readonly string[]) => unknown): Promise<readonly string[]>;
  /** Whether the cursor can be seen. */
  cursorIsVisible(): boolean;
}

/** Opens a terminal of so many columns. Not the user's tmux: a server and settings of its own. */
export function openTmux({ columns, rows = 24, env = {} }: TmuxOptions): Tmux {
  const openedAtMs = performance.now();
  const folder = temporaryFolder();
  const server = ['-L', `parallamr-${randomUUID()}`, '-f', '/dev/null'];
  const tmux = (...args: readonly string[]) =>
    execFileSync('tmux', [...server, ...args], {
      encoding: 'utf8',
      cwd: folder,
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...env },
    });
  const capture = (...args: readonly string[]) => {
    const lines = tmux('capture-pane', '-p', ...args).split('\n');
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  };
  const prompt = join(folder, '.prompt');
  writeFileSync(prompt, "PS1='$ '\n");
  tmux('new-session', '-d', '-x', `${columns}`, '-y', `${rows}`, '-c', folder, `bash --rcfile ${prompt}`);
  onTestFinished(() => {
    spawnSync('tmux', [...server, 'kill-server']);
  });
  const shown = () => capture();

  return {
    folder,
    keys: (...keys) => tmux('send-keys', ...keys),
    type: (command) => tmux('send-keys', command, 'Enter'),
    resize: (width) => tmux('resize-window', '-x', `${width}`),
    shown,
    history: () => capture('-S', '-'),
    async until(found) {
      while (performance.now() - openedAtMs < PATIENCE_MS) {
        const lines = shown();
        if (found(lines)) return lines;
        await setTimeout(50);
      }
      throw new Error(`it was never seen:\n${shown().join('\n')}`);
    },
    cursorIsVisible: () => tmux('display-message', '-p', '#{cursor_flag}').trim() === '1',
  };
}
