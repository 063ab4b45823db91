import { fromEventPattern, map, merge, type Observable, share } from 'rxjs';
import type { CliIo } from '../../cliIo.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The signals that ask the program to end. While subscribed to, they do not end it by themselves. */
export function stopSignals(io: Pick<CliIo, 'on' | 'off'>): Observable<NodeJS.Signals> {
  return merge(
    ...SIGNALS.map((signal) =>
      fromEventPattern(
        (listener) => io.on(signal, listener),
        (listener) => io.off(signal, listener),
      ).pipe(map(() => signal)),
    ),
  ).pipe(share());
}
