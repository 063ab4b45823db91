import { normalize } from 'node:path';
import {
  concat,
  concatMap,
  defer,
  EMPTY,
  finalize,
  from,
  ignoreElements,
  mergeMap,
  type Observable,
  of,
  tap,
} from 'rxjs';
import { UsageError } from '../errors.js';
import type { Experiment, RowIds } from '../experiment.js';
import { Gate } from '../operators/gate/gate.js';
import { fileKey } from '../paths/fileKey.js';
import type { Result } from '../result.js';
import { lastKept } from '../text/lastKept.js';
import { type ByPathOptions, byPath } from './byPath.js';
import { csvFormat } from './csv/csvFormat.js';
import { finishFiles } from './finishFiles.js';
import { FileLocks } from './locks/fileLocks.js';
import { ResultFile } from './resultFile.js';
import type { ResultFileOptions } from './resultFileOptions.js';
import { annotationsOf } from './resume/annotations.js';
import { READY, type ResultSink } from './sink.js';

/** Files that are read at once, before the first row or behind the last one; some systems allow 256 open files in all. */
const MAX_READ = 25;

export interface ResultFilesOptions extends ResultFileOptions, ByPathOptions {
  /** Which file a row's result goes to. */
  readonly pathOf: (experiment: Experiment) => string;
  /** Throws where a file must not be written, when the first row comes to it. Default: all may be. */
  readonly checkPath?: ((path: string) => void) | undefined;
  /**
   * Rows of the input that are not run this time, which a resumed file may hold all the same: subscribed to at the end,
   * where there is something that only they can answer. Default: there are none.
   */
  readonly others?: Observable<IdentifiedRow> | undefined;
  /** Says which names lead to one file. Default: the system this is. */
  readonly platform?: NodeJS.Platform | undefined;
}

/** A row of the input, and what its result may be found under. */
export interface IdentifiedRow {
  readonly experiment: Experiment;
  readonly ids: RowIds;
}

/** A sink into files, and what it found in those that it resumes. */
export interface ResultFiles extends ResultSink {
  /** Emits when the row's file is locked, looked at and open. Errors where it must not or cannot be written. */
  reserve(experiment: Experiment): Observable<unknown>;
  /** Brings all files to their final form and lets go of them; completes when all is on disk. */
  close(): Observable<never>;
  /** Old rows that were kept for rows of this input, so far. */
  readonly kept: { readonly answers: number; readonly errors: number };
  /** Old rows that belong to no row of this input, so far. */
  readonly unmatched: number;
  /** How many bytes the old rows take in the files that were looked at so far, their headers included. */
  readonly foundBytes: number;
}

/**
 * Results into files: one or many, new, replaced or resumed. The whole way of an output: a lock against a second run, the
 * refusal of a file that is there, what it holds, whole rows at once with the operating system, and its final form.
 *
 * A file is looked at for its first row, before that row's call, and opened for the first row that has to be asked. A
 * resumed file's rows answer for one experiment each, which is not asked again. Old error rows that are made up for
 * are removed at the end, so that a run that is killed has lost none; the next one to resume the file catches up on it.
 * Kept rows take what the input says in `expect`, `meta.NAME` and their like at the end, too. A file with the columns of
 * an earlier version, or of an input that has got such columns since, is brought to this run's before the first call.
 *
 * Errors with a `UsageError` when a file must not be written, with an `OutputError` when it cannot be.
 *
 * @example
 * resultFiles({ pathOf: () => 'results.csv', columns, existing: 'resume' })
 */
export function resultFiles(options: ResultFilesOptions): ResultFiles {
  const { pathOf, checkPath, maxOpen, others = EMPTY, platform, ...fileOptions } = options;
  const annotations = annotationsOf(options.columns, options.format ?? csvFormat());
  const files = new Map<string, ResultFile>();
  // Of those that are closed and plain, their paths by their keys: a run may write a hundred thousand.
  const closed = new Map<string, string>();
  const shared = { gate: new Gate({ permits: MAX_READ }), locks: new FileLocks() };
  const kept = { answers: 0, errors: 0 };

  const fileAt = (path: string): ResultFile => {
    const key = fileKey(path, platform);
    const known = files.get(key);
    if (known !== undefined) return known;
    const isKnown = closed.delete(key);
    if (!isKnown) checkPath?.(path);
    const file = new ResultFile(path, fileOptions, shared, { isKnown });
    files.set(key, file);
    return file;
  };
  const writerInto = (path: string): ResultSink => {
    const file = fileAt(path);
    const writer = file.writer();
    const forget = () => {
      if (!file.isPlain) return;
      const key = fileKey(path, platform);
      files.delete(key);
      closed.set(key, path);
    };
    return { ...writer, close: () => (writer.close?.() ?? EMPTY).pipe(tap({ complete: forget })) };
  };
  /** A file is known by the first of its names; most rows go where the row before them went. */
  const normalized = lastKept((path: string) => {
    const name = normalize(path);
    const key = fileKey(name, platform);
    return files.get(key)?.path ?? closed.get(key) ?? name;
  });
  const pathOfRow = (experiment: Experiment) => normalized(pathOf(experiment));
  const withFile = <T>(experiment: Experiment, use: (file: ResultFile) => Observable<T>): Observable<T> => {
    const file = fileAt(pathOfRow(experiment));
    return file.isReady ? use(file) : file.ready.pipe(mergeMap(use));
  };
  const widened = (file: ResultFile) => concat(file.isWidened ? EMPTY : file.widened, of(file));
  const withWidened = <Row, T>(
    experiment: Experiment,
    row: Row,
    use: (row: Row, file: ResultFile) => Observable<T>,
  ): Observable<T> => {
    const file = fileAt(pathOfRow(experiment));
    // Most rows find it so: nothing is made on the way of these.
    if (file.isReady && file.isWidened) return use(row, file);
    return withFile(experiment, widened).pipe(mergeMap(() => use(row, file)));
  };
  const rows = byPath(pathOfRow, writerInto, { maxOpen });
  const reserve = (experiment: Experiment) => rows.reserve?.(experiment) ?? READY;
  const write = (result: Result, { matcher }: ResultFile) => {
    const written = rows.write(result);
    if (matcher === undefined) return written;
    return written.pipe(tap({ complete: () => matcher.written(result.experimentId) }));
  };

  const fileOf = (experiment: Experiment) => {
    try {
      return files.get(fileKey(pathOfRow(experiment), platform));
    } catch (error) {
      // A row that is not run need not have a place to go.
      if (UsageError.isInstance(error)) return undefined;
      throw error;
    }
  };

  const unmatched = () => {
    let total = 0;
    for (const file of files.values()) total += file.matcher?.unmatched ?? 0;
    return total;
  };

  const finishFile = (file: ResultFile) => file.finished.pipe(finalize(() => file.release()));
  const release = (path: string) =>
    defer(() => {
      shared.locks.release(path);
      return EMPTY;
    });

  /**
   * What is not run this time belongs to the input as well, where rows of a file wait for it. Files that no row has come
   * to are left alone.
   */
  const left = () =>
    defer(() => (unmatched() > 0 ? others : EMPTY)).pipe(
      tap(({ experiment, ids }) => {
        fileOf(experiment)?.matcher?.leave(ids, annotations(experiment));
      }),
      ignoreElements(),
    );

  return {
    ...(options.existing === 'resume' && {
      has: (experiment: Experiment, ids: RowIds) =>
        withFile(experiment, ({ matcher }) => {
          const found = matcher?.take(ids, annotations(experiment));
          if (found !== undefined) kept[found === 'answer' ? 'answers' : 'errors'] += 1;
          return of(found !== undefined);
        }),
    }),
    reserve: (experiment) => withWidened(experiment, experiment, reserve),
    write: (result) => withWidened(result.experiment, result, write),
    sync: () =>
      // One file at a time: a run may write thousands. What is closed is on the disk.
      defer(() => from([...files.values()]).pipe(concatMap((file) => file.sync()))),
    close: () =>
      defer(() => {
        const finished = defer(() => finishFiles([...files.values()], finishFile));
        const letGo = defer(() => finishFiles([...closed.values()], release));
        return concat(rows.close?.() ?? EMPTY, left(), finished, letGo).pipe(
          finalize(() => {
            for (const file of files.values()) file.release();
            for (const path of closed.values()) shared.locks.release(path);
          }),
        );
      }),
    kept,
    get unmatched() {
      return unmatched();
    },
    get foundBytes() {
      return [...files.values()].reduce((sum, file) => sum + file.foundBytes, 0);
    },
  };
}
