/**
 * About how much memory plain data takes: two bytes a character, and something for every value. Cheap enough to ask for
 * every row.
 *
 * @example
 * roughBytes({ question: 'Why?' }) // 40
 */
export function roughBytes(value: unknown): number {
  if (typeof value === 'string') return 16 + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 16;
  let bytes = 16;
  for (const key in value) bytes += roughBytes(Reflect.get(value, key));
  return bytes;
}
