import { annotationDigest } from './annotations.js';
import type { FinishedRows } from './finishedRows.js';

/** What becomes of a row of the file. */
export interface RowRevision {
  /** What it holds in `expect`, `meta.NAME` and their like from now on; `undefined`: what it holds. */
  readonly annotations?: readonly string[] | undefined;
  /** What it is called from now on; `undefined`: what it is called. */
  readonly experimentId?: string | undefined;
}

type Digests = FinishedRows['annotations'];

/** The rows of a results file that answer for one experiment, and what has become of them. */
export class MatchedRows {
  /** Rows of the input with this id. */
  asked = 0;
  /** Results written since. */
  written = 0;
  /** The id of today's form, where the rows have one of the older form. */
  experimentId: string | undefined;
  #answers: Map<number, readonly string[]> | undefined;
  #errors: (readonly string[])[] | undefined;
  #hasChanged = false;

  constructor(
    readonly answers: number,
    readonly errors: number,
    /** What the rows of the file hold; `undefined` where that is not known. */
    readonly digests?: Readonly<Record<keyof NonNullable<Digests>, readonly number[]>>,
  ) {}

  /** Takes note of what the input says of the answer that was kept last. */
  keepAnswer(annotations: readonly string[]): void {
    const place = this.asked - 1;
    if (annotations.length === 0 || this.digests?.answers[place] === annotationDigest(annotations)) return;
    this.#answers ??= new Map();
    this.#answers.set(place, annotations);
    this.#hasChanged = true;
  }

  /** The same for an error that was kept. */
  keepError(annotations: readonly string[]): void {
    if (annotations.length === 0) return;
    this.#errors ??= [];
    this.#hasChanged ||= this.digests?.errors[this.#errors.length] !== annotationDigest(annotations);
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
}
