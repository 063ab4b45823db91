import type { Writable } from 'node:stream';
import { defer, finalize, ignoreElements, type Observable, type SchedulerLike, tap, using } from 'rxjs';
import type { ProviderState, RunState } from '../state/states.js';
import { doneRows } from '../state/sums.js';
import { LiveLines, type Screen } from '../terminal/liveLines.js';
import { CLEAR_TASK_BAR, taskBar } from '../terminal/taskBar.js';
import { pauseLeftMs } from './eta.js';
import { progressLines } from './progressLines.js';

/** A terminal that progress is drawn on. */
export interface ProgressTerminal {
  readonly screen: Screen & { readonly rows?: number | undefined };
  /** Further streams that lead to it, such as stdout. */
  readonly others: readonly Writable[];
  readonly colors: boolean;
  /** Whether it shows progress in its task bar. */
  readonly taskBar: boolean;
  /** Emits when the program was stopped and goes on. */
  readonly resumed: Observable<unknown>;
}

/**
 * Draws where a run stands at the bottom of a terminal, a frame for every state, and removes it in the end. Nothing is
 * written where nothing has changed.
 */
export function drawProgress(
  states: Observable<RunState>,
  { screen, others, colors, resumed, ...terminal }: ProgressTerminal,
  scheduler: SchedulerLike,
): Observable<never> {
  return defer(() => {
    const live = new LiveLines(screen, others);
    let last = '';
    const draw = (state: RunState) => {
      // Some pseudo-terminals say that they have no columns.
      const [columns, rows] = [screen.columns || 80, screen.rows || 24];
      const nowMs = scheduler.now();
      const lines = progressLines(state, nowMs, { columns, rows, colors });
      const bar = terminal.taskBar ? taskBarOf(state, nowMs) : '';
      const picture = [columns, bar, ...lines].join('\n');
      if (picture !== last) live.draw(lines, bar);
      last = picture;
    };
    const forget = () => {
      live.forget();
      last = '';
    };
    return using(
      () => resumed.subscribe(forget),
      () => states.pipe(tap(draw), ignoreElements()),
    ).pipe(finalize(() => live.close(terminal.taskBar ? CLEAR_TASK_BAR : '')));
  });
}

function taskBarOf(state: RunState, nowMs: number): string {
  const share = state.inputEnded && state.queued > 0 ? doneRows(state) / state.queued : undefined;
  const open = state.providers.filter((provider) => doneRows(provider) < provider.queued);
  const isPaused = (provider: ProviderState) => pauseLeftMs(provider, nowMs) > 0;
  return taskBar(share, open.length > 0 && open.every(isPaused));
}
