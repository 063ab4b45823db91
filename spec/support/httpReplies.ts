import { map, Observable, type Observer } from 'rxjs';
import type { HttpCall } from '../../src/providers/http/adapter.js';
import type { HttpReply, HttpSend } from '../../src/providers/http/httpSend.js';

/** Sends as an Observable does: when it is subscribed to, until it is unsubscribed from. */
export interface HttpReplies {
  (call: HttpCall, provider: string): Observable<HttpReply>;
  close(): void;
}

/** What `httpSend` makes, as Observables. */
export function httpReplies(send: HttpSend): HttpReplies {
  return Object.assign(
    (call: HttpCall, provider: string) =>
      new Observable<HttpReply>((observer) => send(call, provider, observer)),
    { close: () => send.close() },
  );
}

/** And back: what stands in for `httpSend` where no server is to be asked. */
export function sendOf(
  replies: (call: HttpCall, provider: string) => Observable<Omit<HttpReply, 'call'>>,
): HttpSend {
  const send = (call: HttpCall, provider: string, observer: Observer<HttpReply>) => {
    const subscription = replies(call, provider)
      .pipe(map((reply) => ({ ...reply, call })))
      .subscribe(observer);
    return () => subscription.unsubscribe();
  };
  return Object.assign(send, { close: () => {} });
}
