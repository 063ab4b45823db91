/** The same function, which remembers what it last made: many rows have in common what it is made of. */
export function lastKept<Value extends string | number>(
  make: (value: Value) => string,
): (value: Value) => string {
  let last: { readonly value: Value; readonly made: string } | undefined;
  return (value) => {
    if (last?.value !== value) last = { value, made: make(value) };
    return last.made;
  };
}
