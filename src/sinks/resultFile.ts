import { closeSync, realpathSync, statSync } from 'node:fs';
import {
  defer,
  EMPTY,
  type MonoTypeOperatorFunction,
  map,
  type Observable,
  of,
  ReplaySubject,
  share,
  tap,
} from 'rxjs';
import { UsageError } from '../errors.js';
import type { Gate } from '../operators/gate/gate.js';
import { throughGate } from '../operators/gate/throughGate.js';
import { flattenedWriter } from './csv/flattenedWriter.js';
import { resultWriter } from './csv/resultWriter.js';
import { appendFile } from './files/appendFile.js';
import { appendStream } from './files/appendStream.js';
import { removeLeftover } from './files/atomicFile.js';
import { makeFolders } from './files/makeFolders.js';
import { openForAppending } from './files/openForAppending.js';
import { outputError } from './files/outputError.js';
import { outputKind } from './files/outputKind.js';
import { syncFile } from './files/syncFile.js';
import type { FileLocks } from './locks/fileLocks.js';
import type { ResultFileOptions } from './resultFileOptions.js';
import type { FinishedRows } from './resume/finishedRows.js';
import { isStill, readFinishedRows } from './resume/readFinishedRows.js';
import { rewriteResults } from './resume/rewriteResults.js';
import { type RowMatcher, rowMatcher } from './resume/rowMatcher.js';
import type { ResultSink } from './sink.js';
import { type WrittenForm, writtenForm } from './writtenForm.js';

/** What the files of a run have together. */
interface SharedByFiles {
  /** Lets in as many files as may be read at once. */
  readonly gate: Gate;
  readonly locks: FileLocks;
}

/** One results file over the whole of a run, whether it is open just now or not. */
export class ResultFile {
  /** Whether `ready` has emitted. */
  isReady = false;
  #isOpened = false;
  /** The file itself, whichever links lead to it. */
  #locked: string | undefined;
  #found: FinishedRows | undefined;
  #matcher: RowMatcher | undefined;

  readonly #shared: SharedByFiles;
  #ready: Observable<this> | undefined;
  #widened: Observable<never> | undefined;

  constructor(
    readonly path: string,
    readonly options: ResultFileOptions,
    shared: SharedByFiles,
    { isKnown = false }: { readonly isKnown?: boolean } = {},
  ) {
    this.#shared = shared;
    if (!isKnown) return;
    this.isReady = true;
    this.#isOpened = true;
    this.#locked = path;
  }

  // A run may write a hundred thousand files: what is needed once is not kept for each of them.

  /**
   * Whether its path is all that need be kept of it once it is closed: it is locked and was opened, and there is nothing
   * to be done at the end. It goes on as one that `isKnown`.
   */
  get isPlain(): boolean {
    return this.#isOpened && this.#locked === this.path && this.#found === undefined && !this.#form.mayWiden;
  }

  /** Locks the file and looks at what is there. Emits when it may be written; nothing has been changed then. */
  get ready(): Observable<this> {
    this.#ready ??= this.#inTurn(() => this.#prepare()).pipe(
      map(() => {
        this.isReady = true;
        this.#ready = undefined;
        return this;
      }),
      replayed(),
    );
    return this.#ready;
  }

  /** Brings an older file to the columns of this run, before anything is written behind its rows. */
  get widened(): Observable<never> {
    this.#widened ??= this.#inTurn(() => this.#widen()).pipe(replayed());
    return this.#widened;
  }

  /** Brings the file to its final form, once it is complete and closed. Leaves alone what was refused. */
  get finished(): Observable<never> {
    return this.#inTurn(() => this.#finish());
  }

  /** Whether the file has this run's columns. */
  get isWidened(): boolean {
    return this.#found?.plan?.isSame ?? true;
  }

  /** What the file holds of the input, when it is resumed. */
  get matcher(): RowMatcher | undefined {
    return this.#matcher;
  }

  /** How many bytes the rows of a resumed file take, its header included: new ones stand behind them. */
  get foundBytes(): number {
    return this.#found?.endOffset ?? 0;
  }

  /** A sink into the file, which goes on behind what this run has written before. */
  writer(): ResultSink {
    const { path } = this;
    const first = !this.#isOpened;
    this.#isOpened = true;
    const { columns, cellLength } = this.options;
    const { format, jsonColumns, opening, isEmpty } = this.#form;
    const written = { columns, jsonColumns, format, name: path, cellLength };
    if (outputKind(path) === 'stream') {
      const { flatten = false, lateColumns } = this.options;
      const writer = flatten && this.options.jsonColumns === undefined ? flattenedWriter : resultWriter;
      return writer(() => appendStream(path), { ...written, header: first, lateColumns });
    }
    if (!first)
      return resultWriter(() => appendFile(path, { existing: 'expect' }), { ...written, header: false });
    return resultWriter(() => appendFile(path, opening), { ...written, header: isEmpty });
  }

  /** Brings what the file holds to the disk. Errors with an `OutputError` where that fails, or where it was removed. */
  sync(): Observable<never> {
    return this.#isOpened && this.#locked !== undefined ? syncFile(this.path) : EMPTY;
  }

  release(): void {
    if (this.#locked !== undefined) this.#shared.locks.release(this.#locked);
  }

  get #form(): WrittenForm {
    return writtenForm(this.options, this.#found);
  }

  #inTurn<T>(work: () => Observable<T>): Observable<T> {
    return defer(work).pipe(throughGate(this.#shared.gate, { key: 'files' }));
  }

  #prepare(): Observable<unknown> {
    const { path } = this;
    const { existing = 'refuse', columns, flatten, retryErrors, format, onFinished } = this.options;
    const kind = outputKind(path);
    if (kind === 'stream') return of(undefined);
    if (existing === 'refuse' && kind === 'file') throw alreadyThere(path);
    this.#takeLock(kind === 'file' ? realpathSync(path) : path);
    if (existing !== 'resume') return of(undefined);
    const { found: known } = this.options;
    // Who wants to be told of each row has it read again.
    const isKnown = known !== undefined && onFinished === undefined && isStill(path, known);
    const finished = isKnown ? of(known) : readFinishedRows(path, { columns, flatten, format, onFinished });
    return finished.pipe(
      tap((found) => {
        this.#found = found;
        this.#matcher = rowMatcher(found, { retryErrors });
      }),
    );
  }

  #finish(): Observable<never> {
    const { columns, surplusColumns } = this.options;
    if (!this.isReady || outputKind(this.path) !== 'file') return EMPTY;
    const { format, jsonColumns, opening, mayWiden, isEmpty } = this.#form;
    if (!isEmpty && !this.#isOpened) closeSync(openForAppending(this.path, opening));
    const revise = this.#matcher?.isRevised ? this.#matcher.revision() : undefined;
    const final = { columns, jsonColumns, plan: this.#found?.plan, format };
    return rewriteResults(this.path, { ...final, flatten: mayWiden, surplusColumns, revise });
  }

  #widen(): Observable<never> {
    const found = this.#found;
    if (this.isWidened || found?.plan === undefined) return EMPTY;
    const { plan, jsonColumns, endOffset } = found;
    const wide = { columns: this.options.columns, jsonColumns, plan, endOffset, format: this.#form.format };
    return rewriteResults(this.path, wide).pipe(
      tap({
        complete: () => {
          this.#found = { ...found, plan: undefined, endOffset: statSync(this.path).size };
        },
      }),
    );
  }

  /** `target` is the file itself, whichever links lead to it. */
  #takeLock(target: string): void {
    makeFolders(target);
    // Most are the same text, which need not be kept twice.
    const locked = target === this.path ? this.path : target;
    this.#shared.locks.take(locked);
    this.#locked = locked;
    try {
      removeLeftover(target);
    } catch (error) {
      throw outputError(target, error);
    }
  }
}

function alreadyThere(path: string): UsageError {
  return new UsageError(
    `${path} exists already: use --resume to keep what it holds and run the rest, or --overwrite to replace it`,
  );
}

function replayed<T>(): MonoTypeOperatorFunction<T> {
  return share({ connector: () => new ReplaySubject<T>(), resetOnComplete: false, resetOnError: false });
}
