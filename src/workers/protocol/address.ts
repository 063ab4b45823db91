/** Where a call lies at the broker. */
export interface CallAddress {
  readonly provider: string;
  readonly run: string;
  /** Of the row, see `CompletionRequest.id`. */
  readonly id: string;
}

/** Where the answer to one ask of a call lies. */
export interface AnswerAddress {
  readonly run: string;
  readonly id: string;
  /** The life of the run that asks, and a number: an answer to an earlier ask may still be there. */
  readonly ask: string;
}

/** Begins the subjects of calls, of which there is one message each. */
export const CALLS = 'pl.call';
/** Begins the subjects of answers. */
export const ANSWERS = 'pl.answer';

/** `pl.call.<provider>.<run>.<id>` */
export function callSubject({ provider, run, id }: CallAddress): string {
  return `${CALLS}.${token(provider)}.${token(run)}.${id}`;
}

/** `pl.answer.<run>.<id>.<ask>` */
export function answerSubject({ run, id, ask }: AnswerAddress): string {
  return `${ANSWERS}.${token(run)}.${id}.${ask}`;
}

/** The subjects of all calls of a run. */
export function callsOfRun(run: string): string {
  return `${CALLS}.*.${token(run)}.>`;
}

/** The subjects of all answers to a run. */
export function answersToRun(run: string): string {
  return `${ANSWERS}.${token(run)}.>`;
}

/** The address that a subject stands for; `undefined` for one of somebody else. */
export function callAddress(subject: string): CallAddress | undefined {
  const [, kind, provider, run, id, more] = subject.split('.');
  if (kind !== 'call' || !provider || !run || !id || more !== undefined) return undefined;
  return { provider: named(provider), run: named(run), id };
}

/** The address that a subject stands for; `undefined` for one of somebody else. */
export function answerAddress(subject: string): AnswerAddress | undefined {
  const [, kind, run, id, ask, more] = subject.split('.');
  if (kind !== 'answer' || !run || !id || !ask || more !== undefined) return undefined;
  return { run: named(run), id, ask };
}

/** A name as one part of a subject: Base64 for addresses (RFC 4648, section 5). */
export function token(name: string): string {
  return Buffer.from(name).toString('base64url');
}

function named(part: string): string {
  return Buffer.from(part, 'base64url').toString();
}
