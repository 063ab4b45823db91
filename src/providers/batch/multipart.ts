import { randomUUID } from 'node:crypto';
import type { HttpContent } from '../http/adapter.js';

/** The file of a form. */
export interface MultipartFile {
  /** Of the form field. */
  readonly field: string;
  readonly fileName: string;
  readonly bytes: number;
  open(): AsyncIterable<Uint8Array>;
}

/**
 * A form with one file behind its fields, read from where it lies while it is sent.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7578
 *
 * @example
 * multipart({ purpose: 'batch' }, { ...requests, field: 'file', fileName: 'requests.jsonl' })
 */
export function multipart(fields: Readonly<Record<string, string>>, file: MultipartFile): HttpContent {
  const boundary = `parallamr-${randomUUID()}`;
  const head = Buffer.from(
    [
      ...Object.entries(fields).map(
        ([name, value]) =>
          `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      ),
      `--${boundary}\r\ncontent-disposition: form-data; name="${file.field}"; filename="${file.fileName}"\r\n`,
      'content-type: application/jsonl\r\n\r\n',
    ].join(''),
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: head.length + file.bytes + tail.length,
    async *open() {
      yield head;
      yield* file.open();
      yield tail;
    },
  };
}
