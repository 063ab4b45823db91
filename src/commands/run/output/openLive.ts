import { basename } from 'node:path';
import { isTemplatedPath } from '../../../paths/pathTemplate.js';
import type { LiveFile } from '../../../report/live/followFile.js';
import type { LiveReport } from '../../../report/live/openLiveReport.js';
import { outputKind } from '../../../sinks/files/outputKind.js';
import { writesJsonl } from '../flags/outputFormat.js';
import type { RunFlags } from '../flags/runFlags.js';

/** The report page, loaded only where it is asked for. */
export async function openLive(flags: RunFlags): Promise<LiveReport | undefined> {
  const { serve, output } = flags;
  if (serve === false) return undefined;
  const { openLiveReport } = await import('../../../report/live/openLiveReport.js');
  const title = output === undefined ? 'a run' : basename(output);
  return openLiveReport({ title, port: serve === true ? undefined : serve, file: liveFile(flags) });
}

/** The one file that the results go to, if that can be read while the run goes on. */
function liveFile(flags: RunFlags): LiveFile | undefined {
  const { output: path, resume } = flags;
  if (path === undefined || isTemplatedPath(path) || outputKind(path) === 'stream') return undefined;
  const format = writesJsonl(flags) ? 'jsonl' : 'csv';
  return { path, format, retriesErrors: resume && flags['retry-errors'] };
}
