import type { Dispatcher } from 'undici';
import type { Headers } from '../failures/headers.js';

/** A reply as it came: any status, the body in pieces. */
export interface RawReply {
  readonly status: number;
  readonly headers: Headers;
  readonly chunks: readonly Buffer[];
}

export interface ReplyObserver {
  /** The reply is there, whole. */
  done(reply: RawReply): void;
  /** There will be none. `answering` tells whether one had begun. */
  failed(error: Error, answering: boolean): void;
  /** The body is larger than it may be. */
  tooLarge(status: number): void;
}

/** Collects one reply, in memory that has a bound. Each method of the observer is called at most once per call. */
export class ReplyHandler implements Dispatcher.DispatchHandler {
  #status = 0;
  #headers: Headers = {};
  #bytes = 0;
  readonly #chunks: Buffer[] = [];

  constructor(
    private readonly maxBodyBytes: number,
    private readonly observer: ReplyObserver,
  ) {}

  onRequestStart(): void {}

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return; // An interim answer, such as 103: the real one follows.
    this.#status = status;
    this.#headers = singleValued(headers);
    if (Number(this.#headers['content-length']) > this.maxBodyBytes) this.observer.tooLarge(status);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.maxBodyBytes) this.observer.tooLarge(this.#status);
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.observer.done({ status: this.#status, headers: this.#headers, chunks: this.#chunks });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.observer.failed(error, this.#status > 0);
  }
}

function singleValued(headers: Record<string, string | string[] | undefined>): Headers {
  const single: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) single[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return single;
}
