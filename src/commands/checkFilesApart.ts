import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../errors.js';
import type { RunFlags } from './runFlags.js';

type FileFlags = Pick<RunFlags, 'prompt' | 'experiments' | 'system' | 'context' | 'output' | 'events'>;

/** Throws a `UsageError` for a file that would be written although it is read, too, or written for something else. */
export function checkFilesApart({ prompt, experiments, system, context, output, events }: FileFlags): void {
  const read = [
    { flag: 'prompt', path: prompt },
    { flag: 'experiments', path: experiments },
    { flag: 'system', path: system },
    ...context.map((path) => ({ flag: 'context', path })),
  ];
  const written = [
    { flag: 'output', path: output },
    { flag: 'events', path: events },
  ];
  for (const [index, { flag, path }] of written.entries()) {
    const same = [...read, ...written.slice(0, index)].find((other) => isSameFile(path, other.path));
    if (same) throw new UsageError(`--${flag} ${path} is the file of --${same.flag} itself`);
  }
}

function isSameFile(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || other === '-') return false;
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }));
  if (a === undefined || b === undefined) return resolve(one) === resolve(other);
  return a.isFile() && a.dev === b.dev && a.ino === b.ino;
}
