import { yargsOptions } from '../arguments/yargsOptions.js';
import type { Command } from '../command.js';
import { readWorkerFlags, WORKER_COMMAND_FLAGS } from './workerFlags.js';

/** `parallamr worker`: makes calls for runs on other machines. */
export const workerCommand: Command = {
  usage: 'worker <url>',
  describe: 'Make calls for runs on other machines',
  positionals: { url: { type: 'string', describe: 'the broker, such as nats://broker:4222' } },
  options: yargsOptions(WORKER_COMMAND_FLAGS),
  epilogue: `Keys and addresses come from the environment and the nearest .env of this
machine. SIGTERM and Ctrl-C let calls in flight finish; once more, and they are
handed back.

Examples
  parallamr worker nats://broker:4222 --serve ollama=8,vllm=64
  parallamr run -p p.txt -e rows.csv -o r.csv --workers nats://broker:4222`,
  prepare(parsed) {
    const flags = readWorkerFlags(parsed);
    return async (io) => (await import('./serveCalls.js')).serveCalls(flags, io);
  },
};
