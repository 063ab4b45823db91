import { fileURLToPath } from 'node:url';
import { filter, fromEventPattern, merge, type Observable, share } from 'rxjs';
import { errorText } from '../../../text/errorText.js';
import type { CliIo } from '../../cliIo.js';
import type { Tell } from '../../tell.js';

const KINDS = ['unhandledRejection', 'uncaughtException'] as const;

/** Where this program itself lies: stacks name files of ES modules by their URL, those of CommonJS by their path. */
const HERE = new URL('../', import.meta.url);
const PLACES = [HERE.href, fileURLToPath(HERE)];

export interface StrayErrorsOptions {
  /** Whether code that is not ours takes part in the run. */
  readonly hasForeignCode: boolean;
  readonly tell: Tell;
}

/**
 * The errors that nobody has caught and that are our own: defects. Those of a provider of one's own, such as a promise
 * that it has lost sight of, are told once each, and end nothing.
 */
export function strayErrors(
  io: Pick<CliIo, 'on' | 'off'>,
  { hasForeignCode, tell }: StrayErrorsOptions,
): Observable<unknown> {
  const told = new Set<string>();
  const isDefect = (error: unknown) => {
    if (!hasForeignCode || isOurs(error)) return true;
    const words = errorText(error);
    if (!told.has(words)) tell(`Warning: a provider of --provider-module left an error to itself: ${words}`);
    told.add(words);
    return false;
  };
  const strays = KINDS.map((kind) =>
    fromEventPattern<unknown>(
      (listener) => io.on(kind, listener),
      (listener) => io.off(kind, listener),
      (error: unknown) => error,
    ),
  );
  return merge(...strays).pipe(filter(isDefect), share());
}

/** By the innermost place of its stack: we stand further out in that of a provider that we called. */
function isOurs(error: unknown): boolean {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const place = stack.split('\n').find((line) => /^\s+at .*(file:|\/|\\)/.test(line)) ?? '';
  return PLACES.some((ours) => place.includes(ours));
}
