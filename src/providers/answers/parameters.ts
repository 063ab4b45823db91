import type { Parameters } from '../../experiment.js';
import type { JsonValue } from '../../json.js';

/** Where the parameters of an API have their places. */
export interface ParameterPlaces {
  /** The API's own place for a common name. Dots lead into objects: `options.num_predict`. */
  readonly named: Readonly<Record<string, string>>;
  /** What goes before the name of any other: `''` for the top of the body. Left out where the API takes no others. */
  readonly others?: string;
  /** Parts of the body that belong to the request itself and cannot be set. */
  readonly reserved: readonly string[];
  /** Places that want a list: one value becomes a list of one. */
  readonly lists?: readonly string[];
}

export interface PlacedParameters {
  /** To be spread into the request body. */
  readonly body: Readonly<Record<string, JsonValue>>;
  /** What was left out, said to the user. */
  readonly warnings: readonly string[];
}

const NONE: PlacedParameters = { body: {}, warnings: [] };

/** One name for what the APIs call by many. */
const COMMON_NAMES: Readonly<Record<string, string>> = {
  max_completion_tokens: 'max_tokens',
  max_output_tokens: 'max_tokens',
  maxOutputTokens: 'max_tokens',
  num_predict: 'max_tokens',
  stop_sequences: 'stop',
  stopSequences: 'stop',
  topP: 'top_p',
  topK: 'top_k',
  presencePenalty: 'presence_penalty',
  frequencyPenalty: 'frequency_penalty',
};

/**
 * Puts request parameters where an API wants them.
 *
 * A parameter goes to the place of its own name, else to that of the common name it is a cousin of
 * (`max_completion_tokens` of `max_tokens`, `stop_sequences` of `stop`), else, under its own name, to where the API
 * takes others. One that has no place is left out, with a warning.
 *
 * @example
 * placedParameters({ max_tokens: 5 }, { named: { max_tokens: 'options.num_predict' }, reserved: [] })
 * // { body: { options: { num_predict: 5 } }, warnings: [] }
 */
export function placedParameters(parameters: Parameters, places: ParameterPlaces): PlacedParameters {
  const given = Object.entries(parameters);
  if (given.length === 0) return NONE;
  const body: Record<string, JsonValue> = {};
  const warnings: string[] = [];
  for (const [name, value] of given) {
    const place = placeOf(name, places);
    if (place === undefined || places.reserved.includes(place)) {
      warnings.push(`Parameter '${name}' was left out: the provider does not take it`);
    } else {
      put(body, place, places.lists?.includes(place) && !Array.isArray(value) ? [value] : value);
    }
  }
  return { body, warnings };
}

function placeOf(name: string, { named, others }: ParameterPlaces): string | undefined {
  const own = (record: Readonly<Record<string, string>>, key: string) =>
    Object.hasOwn(record, key) ? record[key] : undefined;
  const common = own(COMMON_NAMES, name);
  return (
    own(named, name) ??
    (common === undefined ? undefined : own(named, common)) ??
    (others === undefined ? undefined : others + name)
  );
}

function put(target: Record<string, JsonValue>, place: string, value: JsonValue): void {
  const dot = place.indexOf('.');
  if (dot < 0) {
    // Not an assignment: a parameter called `__proto__` is a parameter, too.
    Object.defineProperty(target, place, { value, enumerable: true, configurable: true, writable: true });
    return;
  }
  const [folder, rest] = [place.slice(0, dot), place.slice(dot + 1)];
  const object: Record<string, JsonValue> = {};
  Object.assign(object, Object.hasOwn(target, folder) ? target[folder] : {});
  put(object, rest, value);
  target[folder] = object;
}
