import { closeSync, realpathSync, statSync } from 'node:fs';
import { defer, EMPTY, map, type Observable, of, ReplaySubject, Subscription, share, tap } from 'rxjs';
import type { ResultColumns } from '../columns.js';
import { UsageError } from '../errors.js';
import type { Gate } from '../operators/gate/gate.js';
import { throughGate } from '../operators/gate/throughGate.js';
import type { CellLength } from './csv/cellLength.js';
import { csvFormat } from './csv/csvFormat.js';
import { flattenedWriter } from './csv/flattenedWriter.js';
import { resultWriter } from './csv/resultWriter.js';
import { appendFile } from './files/appendFile.js';
import { appendStream } from './files/appendStream.js';
import { removeLeftover } from './files/atomicFile.js';
import { makeFolders } from './files/makeFolders.js';
import { type OpenForAppendingOptions, openForAppending } from './files/openForAppending.js';
import { outputError } from './files/outputError.js';
import { outputKind } from './files/outputKind.js';
import { syncFile } from './files/syncFile.js';
import { fileLock } from './locks/fileLock.js';
import type { ResultFormat } from './resultFormat.js';
import type { FinishedRows } from './resume/finishedRows.js';
import { readFinishedRows } from './resume/readFinishedRows.js';
import { type ResumeAccounts, resumeAccounts } from './resume/resumeAccounts.js';
import { rewriteResults } from './resume/rewriteResults.js';
import type { ResultSink } from './sink.js';

export interface ResultFileOptions {
  readonly columns: ResultColumns;
  /**
   * What to do with a file that is there: refuse it, replace it, or keep what it holds and run the rest. Default
   * `refuse`. What is no regular file is written in any case.
   */
  readonly existing?: 'refuse' | 'replace' | 'resume' | undefined;
  /** With `resume`: run experiments again that ended in an error. Default `false`. */
  readonly retryErrors?: boolean | undefined;
  /** Whether JSON in answers becomes columns, when the file is complete. Default `false`. */
  readonly flatten?: boolean | undefined;
  /** With `flatten`: the columns that JSON becomes, where they are known from the start. Default: what the answers hold. */
  readonly jsonColumns?: readonly string[] | undefined;
  /** Gathers the names of columns from JSON that came too late for the header of a stream. */
  readonly lateColumns?: Set<string> | undefined;
  /** Gathers the names of columns from JSON that are too many for a file. */
  readonly surplusColumns?: Set<string> | undefined;
  /** Default: CSV. */
  readonly format?: ResultFormat | undefined;
  /** Takes note of long cells. Default: nobody does. */
  readonly cellLength?: CellLength | undefined;
}

/** One results file over the whole of a run, whether it is open just now or not. */
export class ResultFile {
  /** Whether `ready` has emitted. */
  isReady = false;
  /** Locks the file and looks at what is there. Emits when it may be written; nothing has been changed then. */
  readonly ready: Observable<this>;
  /** Brings an older file to the columns of this run, before anything is written behind its rows. */
  readonly widened: Observable<never>;
  /** Brings the file to its final form, once it is complete and closed. Leaves alone what was refused. */
  readonly finished: Observable<never>;
  #isOpened = false;
  #lock = Subscription.EMPTY;
  #found: FinishedRows | undefined;
  #accounts: ResumeAccounts | undefined;

  constructor(
    readonly path: string,
    readonly options: ResultFileOptions,
    /** Lets in as many files as may be read at once. */
    gate: Gate,
  ) {
    const inTurn = <T>(work: () => Observable<T>) => defer(work).pipe(throughGate(gate, { key: 'files' }));
    this.ready = inTurn(() => this.#prepare()).pipe(
      map(() => {
        this.isReady = true;
        return this;
      }),
      share({ connector: () => new ReplaySubject(), resetOnComplete: false, resetOnError: false }),
    );
    this.widened = inTurn(() => this.#widen()).pipe(
      share({ connector: () => new ReplaySubject(), resetOnComplete: false, resetOnError: false }),
    );
    this.finished = inTurn(() => this.#finish());
  }

  /** Whether the file has this run's columns. */
  get isWidened(): boolean {
    return this.#found?.plan?.isSame ?? true;
  }

  /** What the file holds of the input, when it is resumed. */
  get accounts(): ResumeAccounts | undefined {
    return this.#accounts;
  }

  /** A sink into the file. `first` says that the file has not been opened in this run. */
  writer(first: boolean): ResultSink {
    const { path } = this;
    const { columns, cellLength } = this.options;
    const { endOffset = 0 } = this.#found ?? {};
    const written = { columns, jsonColumns: this.#jsonColumns, format: this.#format, name: path, cellLength };
    if (outputKind(path) === 'stream') {
      const { flatten = false, lateColumns, jsonColumns } = this.options;
      const writer = flatten && jsonColumns === undefined ? flattenedWriter : resultWriter;
      return writer(() => appendStream(path), { ...written, header: first, lateColumns });
    }
    if (!first)
      return resultWriter(() => appendFile(path, { existing: 'expect' }), { ...written, header: false });
    this.#isOpened = true;
    return resultWriter(() => appendFile(path, this.#opening), { ...written, header: endOffset === 0 });
  }

  /** Brings what the file holds to the disk. Throws an `OutputError` where that fails. */
  sync(): void {
    if (!this.#isOpened || outputKind(this.path) !== 'file') return;
    syncFile(this.path);
  }

  release(): void {
    this.#lock.unsubscribe();
  }

  /** A resumed file goes on with its own columns. */
  get #jsonColumns(): readonly string[] {
    const { endOffset = 0, jsonColumns = [] } = this.#found ?? {};
    return endOffset > 0 ? jsonColumns : (this.options.jsonColumns ?? []);
  }

  /** Whether answers may hold JSON that has no column yet. */
  get #mayWiden(): boolean {
    const { flatten = false, jsonColumns } = this.options;
    return flatten && !(jsonColumns?.every((name) => this.#jsonColumns.includes(name)) ?? false);
  }

  /** A resumed file goes on in its own form. */
  get #format(): ResultFormat {
    const { format = csvFormat() } = this.options;
    const form = this.#found?.form;
    return form === undefined ? format : format.like(form);
  }

  get #opening(): OpenForAppendingOptions {
    const { existing = 'refuse' } = this.options;
    if (existing !== 'resume') return { existing };
    return { keepBytes: this.#found?.endOffset ?? 0, lineEnd: this.#format.lineEnd };
  }

  #prepare(): Observable<unknown> {
    const { path } = this;
    const { existing = 'refuse', columns, flatten, retryErrors, format } = this.options;
    const kind = outputKind(path);
    if (kind === 'stream') return of(undefined);
    if (existing === 'refuse' && kind === 'file') throw alreadyThere(path);
    this.#takeLock(kind === 'file' ? realpathSync(path) : path);
    if (existing !== 'resume') return of(undefined);
    return readFinishedRows(path, { columns, flatten, format }).pipe(
      tap((found) => {
        this.#found = found;
        this.#accounts = resumeAccounts(found, { retryErrors });
      }),
    );
  }

  #finish(): Observable<never> {
    const { columns, surplusColumns } = this.options;
    if (!this.isReady || outputKind(this.path) !== 'file') return EMPTY;
    const { endOffset, plan } = this.#found ?? {};
    if (endOffset && !this.#isOpened) closeSync(openForAppending(this.path, this.#opening));
    const revise = this.#accounts?.isRevised ? this.#accounts.revision() : undefined;
    const final = { columns, jsonColumns: this.#jsonColumns, plan, format: this.#format };
    return rewriteResults(this.path, { ...final, flatten: this.#mayWiden, surplusColumns, revise });
  }

  #widen(): Observable<never> {
    const found = this.#found;
    if (this.isWidened || found?.plan === undefined) return EMPTY;
    const { plan, jsonColumns, endOffset } = found;
    const wide = { columns: this.options.columns, jsonColumns, plan, endOffset, format: this.#format };
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
    this.#lock = fileLock(target);
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
