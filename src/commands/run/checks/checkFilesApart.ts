import { OutputError, UsageError } from '../../../errors.js';
import { isSameFile } from '../../../paths/isSameFile.js';
import type { RunFlags } from '../flags/runFlags.js';

type FileFlags = Pick<
  RunFlags,
  'prompt' | 'json-schema' | 'experiments' | 'system' | 'context' | 'output' | 'events' | 'summary'
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

function readBy({
  prompt,
  experiments,
  system,
  context,
  'json-schema': schema,
}: FileFlags): readonly FileFlag[] {
  return [
    ...prompt.map((path) => ({ flag: 'prompt', path })),
    { flag: 'experiments', path: experiments },
    { flag: 'system', path: system },
    { flag: 'json-schema', path: schema },
    ...context.map((path) => ({ flag: 'context', path })),
  ];
}

function sameAs(path: string | undefined, others: readonly FileFlag[]): FileFlag | undefined {
  return others.find((other) => isSameFile(path, other.path));
}
