type Numbers = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

/** A typed array that grows. */
export class Column<Values extends Numbers> {
  values: Values;
  readonly #make: (length: number) => Values;

  constructor(make: (length: number) => Values) {
    this.#make = make;
    this.values = make(1024);
  }

  set(index: number, value: number): void {
    if (index >= this.values.length) {
      const larger = this.#make(Math.max(index + 1, this.values.length * 2));
      larger.set(this.values);
      this.values = larger;
    }
    this.values[index] = value;
  }

  /** `NaN` where there is none. */
  at(index: number): number {
    return this.values[index] ?? Number.NaN;
  }
}
