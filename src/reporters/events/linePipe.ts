import { constants, openSync } from 'node:fs';
import type { Socket } from 'node:net';
import { onFirstUse } from '../../onFirstUse.js';
import { errorCode } from '../../text/errorCode.js';

const net = onFirstUse<typeof import('node:net')>('node:net');

/** What waits for a slow reader, in characters. */
const MOST_WAITING = 16 * 1024 ** 2;
/** How often a pipe without a reader is looked at, in milliseconds. */
const LOOK_MS = 100;
/** How long a reader that takes nothing is waited for in the end, in milliseconds. */
const PATIENCE_MS = 2000;

/** The writing end of a pipe that nobody ever waits for. */
export class LinePipe {
  readonly #path: string;
  #socket: Socket | undefined;
  /** Waits for a reader to come. */
  #waiting: string[] = [];
  #waitingLength = 0;
  #lost = 0;
  #lostInAll = 0;
  #isGone = false;
  #settle = () => {};
  #looking: NodeJS.Timeout | undefined;
  #patience: NodeJS.Timeout | undefined;

  constructor(path: string) {
    this.#path = path;
    this.#look();
  }

  write(line: string): void {
    if (this.#isGone) return;
    const length = this.#waitingLength + (this.#socket?.writableLength ?? 0);
    if (length + line.length > MOST_WAITING) {
      this.#lost += 1;
      this.#lostInAll += 1;
      return;
    }
    const told = this.#lost > 0 ? `${JSON.stringify({ type: 'events-lost', lines: this.#lost })}\n` : '';
    this.#lost = 0;
    this.#send(told + line);
  }

  /** Calls back when all is taken, or nobody takes it, with the number of lines that were lost. */
  end(done: (lost: number) => void): void {
    this.#settle = () => {
      this.#settle = () => {};
      this.close();
      done(this.#lostInAll + this.#waiting.length);
    };
    if (this.#isGone) {
      this.#settle();
      return;
    }
    this.#socket?.once('finish', () => this.#settle()).end();
    this.#wait(Number.POSITIVE_INFINITY);
  }

  close(): void {
    clearTimeout(this.#looking);
    clearTimeout(this.#patience);
    this.#socket
      ?.removeAllListeners()
      .on('error', () => {})
      .destroy();
    this.#isGone = true;
  }

  /** Goes on for as long as there is less and less to be taken. */
  #wait(before: number): void {
    const { writableLength = this.#waitingLength } = this.#socket ?? {};
    if (writableLength === 0 || writableLength >= before) this.#settle();
    else this.#patience = setTimeout(() => this.#wait(writableLength), PATIENCE_MS);
  }

  #send(text: string): void {
    if (this.#socket) {
      this.#socket.write(text);
      return;
    }
    this.#waiting.push(text);
    this.#waitingLength += text.length;
  }

  /** Opened so, a pipe without a reader is refused, where Node would wait for one in a thread that nothing can end. */
  #look(): void {
    try {
      const fd = openSync(this.#path, constants.O_WRONLY | constants.O_NONBLOCK);
      this.#socket = new (net().Socket)({ fd, readable: false, writable: true });
      this.#socket.on('error', () => {
        this.close();
        this.#settle();
      });
      const waiting = this.#waiting.join('');
      this.#waiting = [];
      this.#waitingLength = 0;
      if (waiting !== '') this.#socket.write(waiting);
    } catch (error) {
      if (errorCode(error) !== 'ENXIO') throw error;
      this.#looking = setTimeout(() => this.#look(), LOOK_MS);
    }
  }
}
