import type { Observable } from 'rxjs';
import type { ImageSize, RequestPart } from '../requestPart.js';

/** An attachment that was looked at, and is read when it is sent. */
export interface Attachment {
  /** What messages call it. */
  readonly label: string;
  /** Names its content: a SHA-256, or the address of what is not fetched before it is sent. */
  readonly digest: string;
  /** Of its content; `undefined` where nobody knows. */
  readonly bytes: number | undefined;
  /** Of an image, where its file says so. */
  readonly size?: ImageSize | undefined;
  /** The part that is sent, with the digest in place of its content. */
  readonly outline: RequestPart;
  /** Emits the part that is sent. Errors with a `RowError` where it cannot be had, or is another one by now. */
  readonly load: Observable<RequestPart>;
}
