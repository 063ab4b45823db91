import type { Readable, Writable } from 'node:stream';

type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGCONT';

/** Where a command writes to; a terminal says so, and how large it is. */
export type CliOutput = Writable & {
  readonly fd?: number;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
};

/** What a command has of its surroundings; `process` is one. */
export interface CliIo {
  readonly stdin: Readable;
  readonly stdout: CliOutput;
  readonly stderr: CliOutput;
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
  on(signal: Signal, listener: (signal: NodeJS.Signals) => void): unknown;
  on(kind: 'unhandledRejection' | 'uncaughtException', listener: (error: unknown) => void): unknown;
  off(signal: Signal, listener: (signal: NodeJS.Signals) => void): unknown;
  off(kind: 'unhandledRejection' | 'uncaughtException', listener: (error: unknown) => void): unknown;
}
