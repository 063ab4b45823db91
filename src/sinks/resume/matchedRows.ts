import { annotationDigest } from './annotations.js';

/** What becomes of a row of the file. */
export interface RowRevision {
  /** What it holds in `expect`, `meta.NAME` and their like from now on; `undefined`: what it holds. */
  readonly annotations?: readonly string[] | undefined;
  /** What it is called from now on; `undefined`: what it is called. */
  readonly experimentId?: string | undefined;
}

/** How many rows there are of one experiment. */
export interface RowCounts {
  /** Rows of the file with an answer. */
  readonly answers: number;
  /** Rows of the file without one. */
  readonly errors: number;
  /** Rows of the input with this id. */
  readonly asked: number;
  /** Results written since. */
  readonly written: number;
}

export const NO_ROWS: RowCounts = { answers: 0, errors: 0, asked: 0, written: 0 };

/** The rows of a results file that answer for one experiment, and what has become of them. */
export class MatchedRows implements RowCounts {
  answers: number;
  errors: number;
  asked: number;
  written: number;
  /** The id of today's form, where the rows have one of the older form. */
  experimentId: string | undefined;
  /** What the rows of the file hold in their annotations, in its order; nothing where that is not known. */
  #digests: { readonly answers: number[]; readonly errors: number[] } | undefined;
  #answers: Map<number, readonly string[]> | undefined;
  #errors: (readonly string[])[] | undefined;
  #hasChanged = false;

  /** `digest` is that of its only row. */
  constructor(counts: RowCounts, digest?: number) {
    this.answers = counts.answers;
    this.errors = counts.errors;
    this.asked = counts.asked;
    this.written = counts.written;
    if (digest !== undefined) this.#note(counts.answers > 0 ? 'answers' : 'errors', digest);
  }

  /** Counts a row of the file. `digest` is that of its annotations, where there are such columns. */
  add(isError: boolean, digest?: number): void {
    const kind = isError ? 'errors' : 'answers';
    this[kind] += 1;
    if (digest !== undefined) this.#note(kind, digest);
  }

  /** Whether its counts and `digest` tell all there is to know about it. */
  get isPlain(): boolean {
    const { answers = [], errors = [] } = this.#digests ?? {};
    const isUnchanged = this.#answers === undefined && this.#errors === undefined;
    return isUnchanged && this.experimentId === undefined && answers.length + errors.length < 2;
  }

  /** What its only row holds in its annotations, where that is known. */
  get digest(): number | undefined {
    return this.#digests?.answers[0] ?? this.#digests?.errors[0];
  }

  /** Takes note of what the input says of the answer that was kept last. */
  keepAnswer(annotations: readonly string[]): void {
    const place = this.asked - 1;
    if (annotations.length === 0 || this.#digests?.answers[place] === annotationDigest(annotations)) return;
    this.#answers ??= new Map();
    this.#answers.set(place, annotations);
    this.#hasChanged = true;
  }

  /** The same for an error that was kept. */
  keepError(annotations: readonly string[]): void {
    if (annotations.length === 0) return;
    const isChanged = this.#digests?.errors[this.#errors?.length ?? 0] !== annotationDigest(annotations);
    if (this.errors === 1 && !isChanged) return;
    this.#errors ??= [];
    this.#hasChanged ||= isChanged;
    this.#errors.push(annotations);
  }

  /** Errors to be removed, the oldest first: those whose experiments have other rows now, whichever run wrote them. */
  get superseded(): number {
    const { answers, errors, asked, written } = this;
    // An input that has not been read to its end may ask for more: such a row is run again, no more than that.
    return asked === 0 ? 0 : Math.max(0, Math.min(errors, answers + errors + written - asked));
  }

  /** Whether a row of it is to be changed or removed. */
  get isRevised(): boolean {
    return this.#hasChanged || this.superseded > 0;
  }

  /** Whether rows of it differ from what they are in the file, be it by their id alone. */
  get isToBeWritten(): boolean {
    return this.isRevised || this.experimentId !== undefined;
  }

  /** What becomes of its answer number `place` in the file, from 0. */
  revisedAnswer(place: number): RowRevision {
    return { annotations: this.#answers?.get(place), experimentId: this.experimentId };
  }

  /** What becomes of its error number `place`; `undefined`: it is removed. */
  revisedError(place: number): RowRevision | undefined {
    const { superseded } = this;
    if (place < superseded) return undefined;
    return { annotations: this.#errors?.[place - superseded], experimentId: this.experimentId };
  }

  #note(kind: 'answers' | 'errors', digest: number): void {
    this.#digests ??= { answers: [], errors: [] };
    this.#digests[kind].push(digest);
  }
}
