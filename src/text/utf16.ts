/** Reads UTF-16 that comes in pieces. Offsets count from the first byte of all. */
export interface Utf16Decoder {
  /** The text of what has become whole, up to the first byte that is not UTF-16, if there is one. */
  write(bytes: Uint8Array): { readonly text: string; readonly invalidAt?: number | undefined };
  /** Where the text breaks off in the middle of a character, if it does. */
  end(): number | undefined;
}

/** Whether bytes begin with the mark of UTF-16, in either order; `undefined` as long as that cannot be told. */
export function isUtf16(bytes: Uint8Array): boolean | undefined {
  const [first, second] = bytes;
  if (first === undefined) return undefined;
  if (first !== 0xff && first !== 0xfe) return false;
  return second === undefined ? undefined : first + second === 0xff + 0xfe;
}

/**
 * Decodes UTF-16 that begins with a byte order mark, which is taken off.
 *
 * @example
 * utf16Decoder().write(Uint8Array.of(0xff, 0xfe, 0x61, 0)) // { text: 'a' }
 */
export function utf16Decoder(): Utf16Decoder {
  let open: Uint8Array = new Uint8Array();
  let offset = 0;
  let isBigEndian: boolean | undefined;

  return {
    write(bytes) {
      const all = Buffer.concat([open, bytes]);
      isBigEndian ??= all[0] === 0xfe;
      const units = Buffer.from(all.subarray(0, all.length - (all.length % 2)));
      const text = (isBigEndian ? units.swap16() : units).toString('utf16le');
      const whole = /[\ud800-\udbff]$/.test(text) ? text.slice(0, -1) : text;
      const broken = whole.search(/\p{Surrogate}/u);
      const valid = broken < 0 ? whole : whole.slice(0, broken);
      const isStart = offset === 0;
      open = all.subarray(2 * valid.length);
      offset += 2 * valid.length;
      return {
        text: isStart ? valid.replace(/^\uFEFF/, '') : valid,
        invalidAt: broken < 0 ? undefined : offset,
      };
    },
    end: () => (open.length > 0 ? offset : undefined),
  };
}
