import { RowError } from '../errors.js';
import type { AttachmentForms, MediaType } from '../requestPart.js';
import type { Attachment } from './attachment.js';
import { megabytes } from './megabytes.js';

/** Who the attachments go to. */
export interface Taker {
  /** Its name in messages. */
  readonly provider: string;
  readonly model: string;
  readonly forms: AttachmentForms;
}

const MOST_BYTES = 50e6;

/** Throws a `RowError` for attachments that an API does not take: of another type, or too large together. */
export function checkTaken(
  attachments: readonly Pick<Attachment, 'label' | 'bytes' | 'outline'>[],
  { provider, forms }: Taker,
): void {
  const { inline, maxBytes = MOST_BYTES } = forms;
  let total = 0;
  for (const { label, bytes = 0, outline } of attachments) {
    if (outline.type === 'inline' && !inline.includes(outline.mediaType))
      throw new RowError(
        `${label} is ${outline.mediaType}, which ${provider} does not take${instead(inline)}`,
      );
    total += base64Bytes(bytes);
  }
  if (total <= maxBytes) return;
  const [first] = attachments;
  const what = attachments.length === 1 ? first?.label : `${first?.label} and what goes with it`;
  throw new RowError(
    `${what} is too large: ${megabytes(total)} as Base64, and ${provider} takes ${megabytes(maxBytes)}`,
  );
}

function base64Bytes(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

function instead(inline: readonly MediaType[]): string {
  if (inline.length === 0) return ': it takes no images or documents';
  return `: it takes ${inline.map((type) => type.replace(/^.*\//, '')).join(', ')}`;
}
