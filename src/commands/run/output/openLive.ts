import { basename } from 'node:path';
import { isTemplatedPath } from '../../../paths/pathTemplate.js';
import type { LiveReport } from '../../../report/live/openLiveReport.js';
import type { LiveFile } from '../../../report/live/rowsOfFile.js';
import { outputKind } from '../../../sinks/files/outputKind.js';
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
function liveFile({ output: path, resume, excel, ...flags }: RunFlags): LiveFile | undefined {
  if (path === undefined || isTemplatedPath(path)) return undefined;
  const kind = outputKind(path);
  if (kind === 'stream') return undefined;
  if (resume && kind === 'file') return { path, resumed: flags['retry-errors'] ? 'errors' : 'all' };
  // Its cells are changed for a spreadsheet.
  return excel ? undefined : { path };
}
