import type * as Readline from 'node:readline/promises';
import { defer, from, map, type Observable, of } from 'rxjs';
import { onFirstUse } from '../../../onFirstUse.js';
import { cleanText } from '../../../text/cleanText.js';
import type { CliIo } from '../../cliIo.js';

const readline = onFirstUse<typeof Readline>('node:readline/promises');

/** Asks a question that is answered by yes or no. Emits `undefined` where nobody sits at a terminal. */
export function askOnTerminal({
  stdin,
  stderr,
}: CliIo): (question: string) => Observable<boolean | undefined> {
  return (question) =>
    defer(() => {
      if (!('isTTY' in stdin && stdin.isTTY === true) || stderr.isTTY !== true) return of(undefined);
      const terminal = readline().createInterface({ input: stdin, output: stderr });
      const answer = terminal.question(`${cleanText(question)} [y/n] `);
      return from(answer.finally(() => terminal.close())).pipe(map((text) => readAnswer(text)));
    });
}

/** Anything but a clear word is none. */
function readAnswer(text: string): boolean | undefined {
  if (/^\s*y(es)?\s*$/i.test(text)) return true;
  return /^\s*no?\s*$/i.test(text) ? false : undefined;
}
