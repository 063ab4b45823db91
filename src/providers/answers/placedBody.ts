import { type JsonValue, objectIn, own } from '../../json.js';

/** A parameter and where it goes. */
export interface Placement {
  /** As the user calls it. */
  readonly name: string;
  /** Dots lead into objects. */
  readonly place: string;
  readonly value: JsonValue;
  /** Whether the API calls it as the user does. */
  readonly isExact: boolean;
  /** Where it can go instead if its place is taken. */
  readonly otherwise: string | undefined;
}

/** A request body that was put together from placements. */
export interface PlacedBody {
  readonly body: Readonly<Record<string, JsonValue>>;
  /** What found its place taken, and by whom. */
  readonly left: readonly { readonly name: string; readonly rival: string }[];
}

/** Puts each value in its place; what is called as the API calls it comes first, and folders before what is in them. */
export function placedBody(placements: readonly Placement[]): PlacedBody {
  const body: Record<string, JsonValue> = {};
  const takenBy = new Map<string, string>();
  const left: { name: string; rival: string }[] = [];

  for (const { name, place, value, otherwise = place } of [...placements].sort(byPrecedence)) {
    const free = [place, otherwise].find((each) => !takenBy.has(each) && put(body, each, value));
    if (free === undefined) left.push({ name, rival: rivalOf(place, takenBy) });
    else takenBy.set(free, name);
  }
  return { body, left };
}

function byPrecedence(one: Placement, other: Placement): number {
  return Number(other.isExact) - Number(one.isExact) || one.place.length - other.place.length;
}

/** Returns whether the place was free: no path leads through a value that is no object, and none is written over. */
function put(target: Record<string, JsonValue>, place: string, value: JsonValue): boolean {
  const [name = place] = place.split('.', 1);
  const rest = place.slice(name.length + 1);
  const held = own(target, name);
  const added = rest === '' ? together(held, value) : inside(held ?? {}, rest, value);
  if (added === undefined) return false;
  // Not an assignment: a parameter called `__proto__` is a parameter, too.
  Object.defineProperty(target, name, { value: added, enumerable: true, configurable: true, writable: true });
  return true;
}

function inside(folder: JsonValue, place: string, value: JsonValue): JsonValue | undefined {
  if (!isFolder(folder)) return undefined;
  const object: Record<string, JsonValue> = { ...folder };
  return put(object, place, value) ? object : undefined;
}

/** Both values as one folder, parts that were placed before included; `undefined` where both say the same thing. */
function together(held: JsonValue | undefined, value: JsonValue): JsonValue | undefined {
  if (held === undefined) return value;
  if (!isFolder(held) || !isFolder(value)) return undefined;
  const both: Record<string, JsonValue> = { ...held };
  for (const [name, part] of Object.entries(value)) {
    const added = together(own(held, name), part);
    if (added === undefined) return undefined;
    Object.defineProperty(both, name, { value: added, enumerable: true, configurable: true, writable: true });
  }
  return both;
}

function isFolder(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return value !== undefined && value !== null && value === objectIn(value);
}

/** Whose value it is that stands in the way: at the place itself, on the way to it, or inside it. */
function rivalOf(place: string, takenBy: ReadonlyMap<string, string>): string {
  const isRival = (taken: string) =>
    taken === place || place.startsWith(`${taken}.`) || taken.startsWith(`${place}.`);
  return [...takenBy].find(([taken]) => isRival(taken))?.[1] ?? place;
}
