/** A value as JSON in gzip in base64. */
export async function pack(value: unknown): Promise<string> {
  const zipped = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(zipped).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The value that `packedText` packed: JSON in gzip in base64. */
export async function unpack<Value>(text: string): Promise<Value> {
  return JSON.parse(await unpackText(text));
}

/** Its JSON. */
export async function unpackText(text: string): Promise<string> {
  const unzipped = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unzipped).text();
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
