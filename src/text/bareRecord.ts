/** Its prototype has nothing to inherit: no `constructor`, no `__proto__`. */
class BareRecord {}
Object.setPrototypeOf(BareRecord.prototype, null);
Reflect.deleteProperty(BareRecord.prototype, 'constructor');

/**
 * An empty record that has its own keys and no others, whatever these are called: `record['constructor']` is
 * `undefined` until it is set.
 *
 * As `Object.create(null)`, but for the hash table that V8 makes of that, which is dear to fill, to copy and to read.
 *
 * @example
 * const cells = bareRecord<string>();
 * cells['__proto__'] = 'a cell like any other';
 */
export function bareRecord<Value>(): Record<string, Value> {
  return new BareRecord() as Record<string, Value>;
}
