import { type JsonValue, objectIn } from '../../json.js';

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
    if (free === undefined) left.push({ name, rival: takenBy.get(place) ?? folderOf(place) });
    else takenBy.set(free, name);
  }
  return { body, left };
}

function byPrecedence(one: Placement, other: Placement): number {
  return Number(other.isExact) - Number(one.isExact) || one.place.length - other.place.length;
}

/** Returns whether there was a way to the place: no path leads through a value that is no object. */
function put(target: Record<string, JsonValue>, place: string, value: JsonValue): boolean {
  const dot = place.indexOf('.');
  if (dot < 0) {
    const held = Object.hasOwn(target, place) ? target[place] : undefined;
    // What was put into a folder before stays beside what the folder brings along.
    const both = isFolder(held) && isFolder(value) ? { ...value, ...held } : value;
    // Not an assignment: a parameter called `__proto__` is a parameter, too.
    Object.defineProperty(target, place, {
      value: both,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return true;
  }
  const [folder, rest] = [place.slice(0, dot), place.slice(dot + 1)];
  const held = Object.hasOwn(target, folder) ? target[folder] : {};
  if (!isFolder(held)) return false;
  const object: Record<string, JsonValue> = { ...held };
  if (!put(object, rest, value)) return false;
  Object.defineProperty(target, folder, {
    value: object,
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return true;
}

function isFolder(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return value !== undefined && value !== null && value === objectIn(value);
}

function folderOf(place: string): string {
  return place.slice(0, place.lastIndexOf('.'));
}
