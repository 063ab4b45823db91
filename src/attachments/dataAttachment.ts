import { hash } from 'node:crypto';
import { of } from 'rxjs';
import { RowError } from '../errors.js';
import type { Attachment } from './attachment.js';
import { imageSize } from './imageSize.js';
import { knownType, namedLike } from './knownType.js';

const LABEL = 'The data URI';

/** What a data URI holds. Throws a `RowError` where that is no Base64, or of no type that is known. */
export function dataAttachment(base64: string): Attachment {
  const content = Buffer.from(base64, 'base64');
  const data = content.toString('base64');
  if (withoutPadding(data) !== withoutPadding(base64.replace(/\s+/g, '')))
    throw new RowError(`${LABEL} is no Base64`);
  const mediaType = knownType(LABEL, content);
  const part = { type: 'inline', mediaType, name: namedLike(mediaType), data } as const;
  const digest = hash('sha256', content, 'hex');
  const size = imageSize(mediaType, content);
  return {
    label: LABEL,
    digest,
    bytes: content.length,
    size,
    outline: { ...part, data: digest },
    load: of(part),
  };
}

function withoutPadding(base64: string): string {
  return base64.replace(/=+$/, '');
}
