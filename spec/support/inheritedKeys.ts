/** Every key that an object has without owning it. */
export function inheritedKeys(value: unknown): readonly PropertyKey[] {
  const prototype: unknown = Object.getPrototypeOf(value);
  return typeof prototype === 'object' && prototype !== null
    ? [...Reflect.ownKeys(prototype), ...inheritedKeys(prototype)]
    : [];
}
