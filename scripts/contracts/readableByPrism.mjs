// @ts-check

/**
 * A description that Prism checks bodies by. Where a part of one cannot be compiled, Prism takes any body without a word:
 * `nullable` beside no `type`, which OpenAPI 3.0 leaves without a meaning, or beside an `enum` with `null`.
 *
 * @template Value
 * @param {Value} value A part of a description, or all of it.
 * @returns {Value}
 */
export function readableByPrism(value) {
  if (Array.isArray(value)) return /** @type {Value} */ (value.map(readableByPrism));
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, readableByPrism(part)]),
  );
  if (nullable === undefined || typeof nullable === 'object')
    return /** @type {Value} */ (nullable === undefined ? rest : { ...rest, nullable });
  if (!nullable) return /** @type {Value} */ (rest);
  if (typeof rest['type'] === 'string') {
    // Prism adds the null by itself, and a list with two of them is none.
    const values = Array.isArray(rest['enum']) ? { enum: rest['enum'].filter((each) => each !== null) } : {};
    return /** @type {Value} */ ({ ...rest, ...values, nullable });
  }
  return /** @type {Value} */ ({ anyOf: [rest, { type: 'null' }] });
}
