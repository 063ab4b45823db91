import { EventEmitter, once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { main } from '../../../src/cli.js';
import type { CliIo } from '../../../src/commands/cliIo.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

export interface MainOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Default: an empty folder of its own. */
  readonly cwd?: string;
}

/** Starts the command in this process, with surroundings of its own. Paths must be absolute. */
export function startMain(argv: readonly string[], { env = {}, stdin = '', cwd }: MainOptions = {}) {
  const signals = new EventEmitter();
  const folder = temporaryFolder();
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const io: CliIo = {
    stdin: Readable.from([stdin]),
    stdout,
    stderr,
    env,
    cwd: () => cwd ?? folder,
    on: signals.on.bind(signals),
    off: signals.off.bind(signals),
  };
  const printed = Promise.all([text(stdout), text(stderr)]);
  let soFar = '';
  stderr.on('data', (chunk) => {
    soFar += String(chunk);
  });
  const ended = main(argv, io).then(async (code) => {
    stdout.end();
    stderr.end();
    const [out, err] = await printed;
    return { code, stdout: out, stderr: err, listeners: signals.eventNames() };
  });
  return {
    ended,
    /** As the shell would: SIGTERM, SIGINT. */
    signal: (name: NodeJS.Signals) => signals.emit(name, name),
    /** Resolves when stderr holds these words. */
    async said(words: string) {
      while (!soFar.includes(words)) await once(stderr, 'data');
    },
  };
}
