import { finalize, VirtualTimeScheduler } from 'rxjs';
import { type HttpSend, httpSend } from '../../../src/providers/http/httpSend.js';
import { httpReplies, sendOf } from '../../support/httpReplies.js';

/** Turns of the event loop without a call in flight, after which nothing else can be waited for but the clock. */
const QUIET_TURNS = 5;
const START_MS = Date.parse('2026-11-26T12:00:00Z');

/**
 * Virtual time for runs that call a real local server: it stands still while a call is in flight, and jumps to the next
 * timer when nothing else is left to do.
 */
export class IdleClock extends VirtualTimeScheduler {
  /** A moment that is none of the first ones: what is young on a server is young here, too. */
  override now = () => START_MS + this.frame;
  readonly #send = httpSend();
  #inFlight = 0;

  /** Sends as `httpSend` does, and counts what is in flight. */
  readonly send: HttpSend = Object.assign(
    sendOf((call, provider) => {
      this.#inFlight += 1;
      return httpReplies(this.#send)(call, provider).pipe(
        finalize(() => {
          this.#inFlight -= 1;
        }),
      );
    }),
    { close: () => this.#send.close() },
  );

  /** Lets time pass until the promise has settled. */
  async passUntil<T>(promise: Promise<T>): Promise<T> {
    let isSettled = false;
    const settle = () => {
      isSettled = true;
    };
    promise.then(settle, settle);
    for (let quiet = 0; !isSettled; ) {
      await new Promise((resolve) => setImmediate(resolve));
      const isBusy =
        this.#inFlight > 0 || process.getActiveResourcesInfo().some((name) => name.startsWith('FS'));
      quiet = isBusy ? 0 : quiet + 1;
      if (quiet < QUIET_TURNS) continue;
      quiet = 0;
      this.#step();
    }
    return promise;
  }

  #step(): void {
    const action = this.actions.shift();
    if (action === undefined) return;
    this.frame = action.delay;
    const error: unknown = action.execute(action.state, action.delay);
    if (error) throw error;
  }
}
