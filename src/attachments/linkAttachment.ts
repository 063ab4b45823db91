import { Observable } from 'rxjs';
import { RowError } from '../errors.js';
import type { AttachmentKind, RequestPart } from '../requestPart.js';
import { errorText } from '../text/errorText.js';
import type { Attachment } from './attachment.js';
import { checkTaken, type Taker } from './checkTaken.js';
import { type FetchFileOptions, fetchFile } from './fetchFile.js';
import { knownType, namedLike } from './knownType.js';

/** What an address holds: the address itself for a provider that fetches it, else what is fetched when it is sent. */
export function linkAttachment(url: string, taker: Taker, options: FetchFileOptions): Attachment {
  const label = `'${url}'`;
  const kind = kindOfAddress(url);
  const link = { type: 'link', kind, url } as const;
  const isSentAsItIs = taker.forms.linked?.(taker.model).includes(kind) === true;
  const load = isSentAsItIs ? asObservable(async () => link) : fetched(url, label, taker, options);
  return { label, digest: url, bytes: undefined, outline: link, load };
}

/** What is not fetched is known by its name alone. */
function kindOfAddress(url: string): AttachmentKind {
  return /\.pdf$/i.test(new URL(url).pathname) ? 'document' : 'image';
}

function fetched(
  url: string,
  label: string,
  taker: Taker,
  options: FetchFileOptions,
): Observable<RequestPart> {
  return asObservable(async (signal) => {
    const content = await fetchFile(url, { ...options, signal }).catch((cause: unknown) => {
      throw new RowError(`${label} cannot be fetched: ${errorText(cause)}`, { cause });
    });
    const mediaType = knownType(label, content);
    const [name = ''] = /[^/]+\.\w+$/.exec(new URL(url).pathname) ?? [];
    const part = { type: 'inline', mediaType, name: name || namedLike(mediaType) } as const;
    checkTaken([{ label, bytes: content.length, outline: { ...part, data: '' } }], taker);
    return { ...part, data: content.toString('base64') };
  });
}

/** Unsubscribing aborts the work. */
function asObservable<T>(work: (signal: AbortSignal) => Promise<T>): Observable<T> {
  return new Observable((subscriber) => {
    const aborter = new AbortController();
    subscriber.add(() => aborter.abort());
    work(aborter.signal).then(
      (value) => {
        subscriber.next(value);
        subscriber.complete();
      },
      (error: unknown) => subscriber.error(error),
    );
  });
}
