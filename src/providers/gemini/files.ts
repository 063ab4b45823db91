import { ignoreElements, type Observable } from 'rxjs';
import { ProviderError } from '../../errors.js';
import { objectIn, textIn } from '../../json.js';
import { concatOne } from '../../operators/concatOne.js';
import type { JobRequests } from '../batch/batchApi.js';
import { deletedOrGone } from '../batch/deletedOrGone.js';
import { jsonLines } from '../batch/jsonLines.js';
import type { ProviderContext } from '../context.js';

const TYPE = 'application/jsonl';
/** Files vanish after 48 hours by themselves, and those that a batch has made may not be ours to delete. */
const FINE = [403, 404, 410];

/** What batches need of Gemini's files. Errors are `ProviderError`s. */
export interface GeminiFiles {
  /** Sends a file; emits its name, `files/...`. */
  upload(requests: JobRequests): Observable<string>;
  /** Hands over the lines of a file; completes behind the last one. */
  lines(name: string, take: (line: string) => void): Observable<never>;
  /** Deletes a file; completes also where it is gone, or not ours to delete. */
  remove(name: string): Observable<never>;
}

/**
 * The files of the Gemini API. What is sent is announced first, and then goes to the session that the answer names: at
 * the address of our own, as nothing else is to get the key.
 *
 * @see https://ai.google.dev/gemini-api/docs/files
 */
export function geminiFiles(
  { name: provider, send }: Pick<ProviderContext, 'name' | 'send'>,
  { baseUrl, headers }: { readonly baseUrl: string; readonly headers: Readonly<Record<string, string>> },
): GeminiFiles {
  const wrong = (what: string) =>
    new ProviderError(`${provider} took a file, and does not say ${what}`, { failure: 'rejected' });

  const session = ({ jobId, bytes }: JobRequests): Observable<string> =>
    send(
      () => ({
        method: 'POST',
        url: `${baseUrl}/upload/v1beta/files`,
        headers: {
          ...headers,
          'x-goog-upload-protocol': 'resumable',
          'x-goog-upload-command': 'start',
          'x-goog-upload-header-content-length': String(bytes),
          'x-goog-upload-header-content-type': TYPE,
        },
        body: { file: { displayName: jobId } },
        // Its answer has no body.
        receive: () => {},
      }),
      (answer) => {
        const address = answer.headers['x-goog-upload-url'];
        if (address === undefined || !URL.canParse(address)) throw wrong('where it is to go');
        return new URL(address).search;
      },
    );

  const sent = (query: string, { bytes, open }: JobRequests): Observable<string> =>
    send(
      () => ({
        method: 'POST',
        url: `${baseUrl}/upload/v1beta/files${query}`,
        headers: { ...headers, 'x-goog-upload-command': 'upload, finalize', 'x-goog-upload-offset': '0' },
        content: { type: TYPE, bytes, open },
      }),
      ({ body }) => {
        const file = textIn(objectIn(objectIn(body)['file'])['name']);
        if (file === undefined) throw wrong('under which name');
        return file;
      },
    );

  return {
    upload: (requests) => session(requests).pipe(concatOne((query) => sent(query, requests))),
    lines(name, take) {
      const lines = jsonLines(take);
      const url = `${baseUrl}/download/v1beta/${pathOf(name)}:download?alt=media`;
      return send(
        () => ({ method: 'GET', url, headers, receive: lines }),
        () => lines(),
      ).pipe(ignoreElements());
    },
    remove: (name) => deletedOrGone(send, `${baseUrl}/v1beta/${pathOf(name)}`, headers, FINE),
  };
}

/** `files/NAME`, whatever else a server calls it. */
function pathOf(name: string): string {
  return `files/${encodeURIComponent(name.replace(/^files\//, ''))}`;
}
