/** A value as JSON in gzip: what `unpackBytes` reads, with no repeats looked for. */
export async function pack(value: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const zipping = new CompressionStream('gzip');
  const writer = zipping.writable.getWriter();
  const json = new TextEncoder().encode(`\0${JSON.stringify(value)}`);
  const written = writer.write(json).then(() => writer.close());
  const [zipped] = await Promise.all([new Response(zipping.readable).arrayBuffer(), written]);
  return new Uint8Array(zipped);
}
