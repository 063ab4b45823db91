import type { AttachmentForms } from '../requestPart.js';
import type { Attachment } from './attachment.js';

/** What goes along with a prompt, in tokens. */
export interface AttachedTokens {
  /** Of all images whose tokens are known. */
  readonly tokens: number;
  /** Images and documents of which nobody can tell before they are sent. */
  readonly uncounted: number;
}

/** Counts the images that go along with a row by what their provider publishes. */
export function attachedTokens(
  attachments: readonly Pick<Attachment, 'size'>[],
  forms: AttachmentForms | undefined,
  model: string,
): AttachedTokens {
  const counts = attachments.map(({ size }) => size && forms?.tokens?.({ ...size, model }));
  return {
    tokens: counts.reduce((sum: number, count = 0) => sum + count, 0),
    uncounted: counts.filter((count) => count === undefined).length,
  };
}
