import { join } from 'node:path';
import { defer, forkJoin, type Observable, of, tap } from 'rxjs';
import { RowError } from '../errors.js';
import type { Experiment } from '../experiment.js';
import { own } from '../json.js';
import { Gate } from '../operators/gate/gate.js';
import { throughGate } from '../operators/gate/throughGate.js';
import { isInside } from '../paths/isInside.js';
import { relativePiece } from '../paths/relativePiece.js';
import { unreadable } from '../paths/unreadable.js';
import type { AttachmentForms } from '../requestPart.js';
import type { Attachment } from './attachment.js';
import { type AttachmentSource, attachmentSources } from './attachmentSources.js';
import { checkTaken, type Taker } from './checkTaken.js';
import { dataAttachment } from './dataAttachment.js';
import { fileAttachments } from './fileAttachments.js';
import { linkAttachment } from './linkAttachment.js';

/** Which images and documents go along with a row. */
export interface RowAttachmentsOptions {
  /** Columns whose cells hold paths, https addresses or data URIs, several of them one a line. */
  readonly columns: readonly string[];
  /** The folder that paths are relative to, and stay inside of. Default: the working directory. */
  readonly folder?: string | undefined;
}

/** No API takes larger ones. */
const MAX_BYTES = 100e6;
/** Files that are read at once. */
const MAX_READ = 16;

/**
 * Looks at what goes along with a row. Emits once, without keeping what the files hold.
 *
 * Errors with a `RowError` for what is missing, too large, of no type that is known or that the provider does not take, or
 * leads out of the folder.
 *
 * @example
 * rowAttachments({ columns: ['image'] })(experiment, { provider: 'openai', forms: { inline: ['image/png'] } })
 */
export function rowAttachments({
  columns,
  folder = '.',
}: RowAttachmentsOptions): (
  experiment: Experiment,
  to: { readonly provider: string; readonly forms: AttachmentForms | undefined },
) => Observable<readonly Attachment[]> {
  const lookAtFile = fileAttachments(MAX_BYTES);
  const gate = new Gate({ permits: MAX_READ });

  const lookAt = async (source: AttachmentSource, taker: Taker): Promise<Attachment> => {
    if (source.type === 'data') return dataAttachment(source.base64);
    if (source.type === 'link') return linkAttachment(source.url, taker, { maxBytes: MAX_BYTES });
    const { load, ...looked } = await lookAtFile(pathIn(folder, source.path));
    return { ...looked, load: load.pipe(throughGate(gate, { key: 'files' })) };
  };

  return ({ variables, model }, { provider, forms = { inline: [] } }) =>
    defer(() => {
      const sources = columns.flatMap((column) => attachmentSources(own(variables, column) ?? ''));
      if (sources.length === 0) return of([]);
      const taker = { provider, model, forms };
      const looking = sources.map((source) =>
        defer(() => lookAt(source, taker)).pipe(throughGate(gate, { key: 'files' })),
      );
      return forkJoin(looking).pipe(tap((attachments) => checkTaken(attachments, taker)));
    });
}

function pathIn(folder: string, value: string): string {
  const path = join(folder, relativePiece(value));
  let isIn: boolean;
  try {
    isIn = isInside(folder, path);
  } catch (cause) {
    throw new RowError(unreadable(`'${path}'`, cause), { cause });
  }
  if (!isIn) throw new RowError(`'${path}' leads out of '${folder}'`);
  return path;
}
