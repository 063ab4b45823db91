import { bytesOf } from '../../format/bytesOf.js';
import { withLongRepeats } from '../../format/withLongRepeats.js';

const decoder = new TextDecoder();

/** The value that `packedText` packed. */
export async function unpack<Value>(text: string): Promise<Value> {
  return JSON.parse(await unpackBytes(bytesOf(text)));
}

/** The JSON in bytes that are packed in gzip, without their long repeats. */
export async function unpackBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Not out of a `Blob`, whose stream comes by way of another process.
  const unzipping = new DecompressionStream('gzip');
  const writer = unzipping.writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const [unzipped] = await Promise.all([new Response(unzipping.readable).arrayBuffer(), written]);
  return decoder.decode(withLongRepeats(new Uint8Array(unzipped)));
}
