import { EMPTY, fromEventPattern, ignoreElements, type Observable, switchMap, take, tap } from 'rxjs';
import type { ProgressTerminal } from '../../../reporters/progress/drawProgress.js';
import type { RunState } from '../../../reporters/state/states.js';
import { hasTaskBar } from '../../../reporters/terminal/taskBar.js';
import { steadyScheduler } from '../../../run/steadyScheduler.js';
import type { CliIo } from '../../cliIo.js';
import type { Tell } from '../../tell.js';
import type { RunFlags } from '../flags/runFlags.js';
import { hasColors, type ProgressMode } from './progressMode.js';

/** Times between two looks at the run, in milliseconds. Twice as many frames took 2 % of the CPU of a small run. */
export const PROGRESS_MS = { draw: 500, plain: 30_000 } as const;

export interface ShowProgressOptions {
  readonly mode: ProgressMode;
  readonly flags: Pick<RunFlags, 'no-color'>;
  readonly io: CliIo;
  readonly tell: Tell;
}

/** Shows the states of a run as they come. What it takes to draw is loaded with the first of them: most runs are short. */
export function showProgress(states: Observable<RunState>, options: ShowProgressOptions): Observable<never> {
  const { mode, flags, io, tell } = options;
  if (mode === 'off') return EMPTY;
  const first = states.pipe(take(1));
  if (mode === 'draw') {
    return first.pipe(
      switchMap(() => import('../../../reporters/progress/drawProgress.js')),
      switchMap(({ drawProgress }) => drawProgress(states, terminalOf(flags, io), steadyScheduler)),
    );
  }
  return first.pipe(
    switchMap(() => import('../../../reporters/progress/plainLine.js')),
    switchMap(({ plainLine }) => states.pipe(tap((state) => tell(plainLine(state, steadyScheduler.now()))))),
    ignoreElements(),
  );
}

function terminalOf(flags: Pick<RunFlags, 'no-color'>, io: CliIo): ProgressTerminal {
  return {
    screen: io.stderr,
    others: io.stdout.isTTY ? [io.stdout] : [],
    colors: hasColors(flags, io),
    taskBar: io.stderr.isTTY === true && hasTaskBar(io.env),
    resumed: fromEventPattern(
      (listener) => io.on('SIGCONT', listener),
      (listener) => io.off('SIGCONT', listener),
    ),
  };
}
