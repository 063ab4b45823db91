import type { Dispatcher } from 'undici';
import type { Headers } from '../failures/headers.js';

/** A reply as it came: any status, the body in pieces. */
export interface RawReply {
  readonly status: number;
  readonly headers: Headers;
  readonly chunks: readonly Buffer[];
}

/** Who is told how a call went: one of these methods is called, once. */
export interface ReplyObserver {
  /** The reply is there, whole. */
  done(reply: RawReply): void;
  /** There will be none. `answering` tells whether one had begun. */
  failed(error: Error, answering: boolean): void;
  /** Who receives the body could not take it. */
  notTaken(error: unknown): void;
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
    /** Takes the body of a 2xx in place of memory. */
    private readonly receive?: ((piece: Uint8Array) => void) | undefined,
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
    if (!this.#isReceived && Number(this.#headers['content-length']) > this.maxBodyBytes)
      this.observer.tooLarge(status);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#isReceived) {
      this.#handOn(chunk);
      return;
    }
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

  get #isReceived(): boolean {
    return this.receive !== undefined && this.#status < 300;
  }

  #handOn(chunk: Buffer): void {
    try {
      // We ask for none, and what takes the pieces knows nothing of it.
      const encoding = this.#headers['content-encoding'] ?? 'identity';
      if (encoding !== 'identity') throw new Error(`the body came encoded (${encoding})`);
      this.receive?.(chunk);
    } catch (error) {
      this.observer.notTaken(error);
    }
  }
}

/** In place: undici makes them for each reply. */
function singleValued(headers: Record<string, string | string[] | undefined>): Headers {
  for (const name in headers) {
    const value = headers[name];
    if (Array.isArray(value)) headers[name] = value.join(', ');
  }
  return headers as Headers;
}
