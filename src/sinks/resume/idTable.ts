const LETTER = 'r'.charCodeAt(0);
const HALF = 8;
const FIRST_PLACES = 16;
/** To look for an id that is not there takes 200 steps at most, on average: less than 1 us of the 20 of a row. */
const MOST_FULL = 0.95;
const GROWTH = 1.5;
/** The top bits of a state: the place is taken, and its id is of the form of the first results, without the letter. */
const TAKEN = 0x8000;
const OLDER = 0x4000;
const VALUE = 0x3fff;

/**
 * A number of 14 bits for each of many ids, `0` at first, and another one of 53 bits where there is one to note. The 16
 * digits of an id are 64 bits of a SHA-256, so that they are their own hash and are kept whole: 10 bytes per place, 10.5
 * to 16 per id, and no object (open addressing). Notes take 8 bytes more per place.
 *
 * @example
 * const table = new IdTable();
 * table.set(table.add('r6f1c0e5b9d3a4c27'), 7);
 */
export class IdTable {
  #size = 0;
  #high = new Uint32Array(FIRST_PLACES);
  #low = new Uint32Array(FIRST_PLACES);
  #states = new Uint16Array(FIRST_PLACES);
  #notes: Float64Array | undefined;
  #latest = partsOf('');

  /** Memory in bytes. */
  get bytes(): number {
    return (this.#notes === undefined ? 10 : 18) * this.#states.length;
  }

  /** Makes room for so many ids in all, at once: growing step by step holds the old table beside the new one. */
  reserve(ids: number): void {
    const places = Math.ceil(ids / MOST_FULL) + 1;
    if (places > this.#states.length) this.#rebuild(places);
  }

  /** The place of an id; `-1` where it is not here. Places change when ids are added. */
  find(id: string): number {
    const { high, low, form } = this.#partsOf(id);
    const place = this.#probe(high, low, form);
    return this.#states[place] === 0 ? -1 : place;
  }

  /** The place of an id, which is added where it is not here. */
  add(id: string): number {
    const known = this.find(id);
    if (known >= 0) return known;
    if (this.#size + 1 > MOST_FULL * this.#states.length)
      this.#rebuild(Math.ceil(GROWTH * this.#states.length));
    this.#size += 1;
    const { high, low, form } = this.#partsOf(id);
    return this.#put(high, low, form);
  }

  /** The number at a place; `0` where that is none. */
  get(place: number): number {
    return (this.#states[place] ?? 0) & VALUE;
  }

  set(place: number, value: number): void {
    this.#states[place] = ((this.#states[place] ?? 0) & ~VALUE) | value;
  }

  note(place: number): number | undefined {
    return this.#notes?.[place] || undefined;
  }

  setNote(place: number, note: number): void {
    this.#notes ??= new Float64Array(this.#states.length);
    this.#notes[place] = note;
  }

  /** How many ids have each of the numbers that are not `0`. */
  tally(): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    // An iterator makes an object for every place: 50 MB of garbage for a million ids, all in one turn.
    for (let place = 0; place < this.#states.length; place += 1) {
      const value = this.get(place);
      if (value > 0) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  /** Most are looked for several times in a row. */
  #partsOf(id: string): IdParts {
    if (id !== this.#latest.id) this.#latest = partsOf(id);
    return this.#latest;
  }

  #probe(high: number, low: number, form: number): number {
    const places = this.#states.length;
    let place = low % places;
    for (let state = this.#states[place] ?? 0; state !== 0; state = this.#states[place] ?? 0) {
      if (this.#low[place] === low && this.#high[place] === high && (state & ~VALUE) === form) break;
      place = place + 1 === places ? 0 : place + 1;
    }
    return place;
  }

  #put(high: number, low: number, state: number): number {
    const place = this.#probe(high, low, state & ~VALUE);
    this.#high[place] = high;
    this.#low[place] = low;
    this.#states[place] = state;
    return place;
  }

  #rebuild(places: number): void {
    const [high, low, states, notes] = [this.#high, this.#low, this.#states, this.#notes];
    this.#high = new Uint32Array(places);
    this.#low = new Uint32Array(places);
    this.#states = new Uint16Array(places);
    this.#notes = undefined;
    for (const [from, state] of states.entries()) {
      if (state === 0) continue;
      const place = this.#put(high[from] ?? 0, low[from] ?? 0, state);
      if (notes !== undefined) this.setNote(place, notes[from] ?? 0);
    }
  }
}

interface IdParts {
  readonly id: string;
  readonly high: number;
  readonly low: number;
  readonly form: number;
}

function partsOf(id: string): IdParts {
  const form = id.charCodeAt(0) === LETTER ? TAKEN : TAKEN | OLDER;
  return { id, high: digits(id, id.length - 2 * HALF), low: digits(id, id.length - HALF), form };
}

/** The number that eight hexadecimal digits are. */
function digits(id: string, start: number): number {
  return Number.parseInt(id.slice(start, start + HALF), 16);
}
