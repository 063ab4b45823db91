import { type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { OutputError, UsageError } from '../../errors.js';
import { errorText } from '../../text/errorText.js';
import type { RunFlags } from './runFlags.js';

type FileFlags = Pick<
  RunFlags,
  'prompt' | 'experiments' | 'system' | 'context' | 'output' | 'events' | 'summary'
>;

/** Throws a `UsageError` for a file that would be written although it is read, too, or written for something else. */
export function checkFilesApart(flags: FileFlags): void {
  const { output, events, summary } = flags;
  const written = [
    { flag: 'output', path: output },
    { flag: 'events', path: events },
    { flag: 'summary', path: summary },
  ];
  for (const [index, { flag, path }] of written.entries()) {
    const same = sameAs(path, [...readBy(flags), ...written.slice(0, index)]);
    if (same) throw new UsageError(`--${flag} ${path} is the file of --${same.flag} itself`);
  }
}

/** Throws an `OutputError` for a path that an output comes to which is the file of something else. */
export function checkApart(path: string, flags: FileFlags): void {
  const { events, summary } = flags;
  const others = [
    { flag: 'events', path: events },
    { flag: 'summary', path: summary },
  ];
  const same = sameAs(path, [...readBy(flags), ...others]);
  if (same) throw new OutputError(`cannot write ${path}: it is the file of --${same.flag} itself`);
}

interface FileFlag {
  readonly flag: string;
  readonly path: string | undefined;
}

function readBy({ prompt, experiments, system, context }: FileFlags): readonly FileFlag[] {
  return [
    ...prompt.map((path) => ({ flag: 'prompt', path })),
    { flag: 'experiments', path: experiments },
    { flag: 'system', path: system },
    ...context.map((path) => ({ flag: 'context', path })),
  ];
}

function sameAs(path: string | undefined, others: readonly FileFlag[]): FileFlag | undefined {
  return others.find((other) => isSameFile(path, other.path));
}

function isSameFile(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || other === '-') return false;
  const [a, b] = [statsOf(one), statsOf(other)];
  if (a === undefined || b === undefined) return resolve(one) === resolve(other);
  return a.isFile() && a.dev === b.dev && a.ino === b.ino;
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    const reason = errorText(cause);
    throw new UsageError(`'${path}' cannot be used: ${reason}`, { cause });
  }
}
