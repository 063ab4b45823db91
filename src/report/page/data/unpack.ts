import { bytesOf, sevenBits } from '../../format/sevenBits.js';

/** A value as JSON in gzip in seven bits a character. */
export async function pack(value: unknown): Promise<string> {
  const zipped = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('gzip'));
  return sevenBits(new Uint8Array(await new Response(zipped).arrayBuffer()));
}

/** The value that `packedText` packed. */
export async function unpack<Value>(text: string): Promise<Value> {
  return JSON.parse(await unpackText(text));
}

/** Its JSON. */
export async function unpackText(text: string): Promise<string> {
  const unzipped = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unzipped).text();
}
