import type { Parameters } from '../../experiment.js';
import { type JsonValue, own } from '../../json.js';
import { type Placement, placedBody } from './placedBody.js';

/** Where the parameters of an API have their places. */
export interface ParameterPlaces {
  /** The API's own place for a common name. Dots lead into objects: `options.num_predict`. */
  readonly named: Readonly<Record<string, string>>;
  /** What goes before the name of any other: `''` for the top of the body. Left out where the API takes no others. */
  readonly others?: string;
  /** Names that belong to the request itself and cannot be set. */
  readonly reserved: readonly string[];
  /** Places that want a list: one value becomes a list of one. */
  readonly lists?: readonly string[];
  /** Common names whose values the API writes in another way. Default: none. */
  readonly translations?: Readonly<Record<string, Translation>>;
}

/** What an API calls a value of a common name; `undefined` where it has to go out as it is. */
export type Translation = (value: JsonValue, model: string) => Translated | undefined;

/** One parameter in the words of an API. */
export interface Translated {
  /** Values by their places. */
  readonly places: Readonly<Record<string, JsonValue>>;
  /** Said to the user where the API has no value that means quite the same. */
  readonly warning?: string;
}

/** The parameters of a row in the form of an API. */
export interface PlacedParameters {
  /** To be spread into the request body. */
  readonly body: Readonly<Record<string, JsonValue>>;
  /** What was left out or may be meant otherwise, said to the user. */
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
  random_seed: 'seed',
  topP: 'top_p',
  topK: 'top_k',
  presencePenalty: 'presence_penalty',
  frequencyPenalty: 'frequency_penalty',
};

/** Names that ask for several answers at once. */
const SEVERAL = ['n', 'best_of', 'candidateCount', 'candidate_count'];

/** How a spreadsheet and Python write what JSON writes in small letters. */
const ALMOST_JSON = /^(?:T(?:rue|RUE)|F(?:alse|ALSE)|N(?:one|ONE|ull|ULL|aN))$/;

/**
 * Puts request parameters where an API wants them.
 *
 * A parameter goes to the place of its own name, else to that of the common name it is a cousin of
 * (`max_output_tokens` of `max_tokens`, `stop_sequences` of `stop`), else, under its own name, to where the API takes
 * others. A dot leads into an object. What is named as the API names it goes out as it is, whatever else is given. One
 * that has no place is left out, with a warning.
 *
 * @example
 * placedParameters({ max_tokens: 5 }, { named: { max_tokens: 'options.num_predict' }, reserved: [] })
 * // { body: { options: { num_predict: 5 } }, warnings: [] }
 */
export function placedParameters(
  parameters: Parameters,
  places: ParameterPlaces,
  model = '',
): PlacedParameters {
  if (Object.keys(parameters).length === 0) return NONE;
  const given = Object.entries(parameters);
  const warnings = given.flatMap(([name, value]) => hintsOn(name, value));
  const placements = given.flatMap(([name, value]): readonly Placement[] => {
    const translated = own(places.translations, commonNameOf(name))?.(value, model);
    if (translated?.warning !== undefined) warnings.push(translated.warning);
    if (translated) return Object.entries(translated.places).map((entry) => placementOf(name, entry, places));
    if (SEVERAL.includes(name) && value !== 1) return [];
    const place = placeOf(name, places);
    if (place === undefined) warnings.push(`Parameter '${name}' was left out: the provider does not take it`);
    return place === undefined ? [] : [placementOf(name, [place, value], places)];
  });
  const { body, left } = placedBody(placements);
  for (const { name, rival } of left)
    warnings.push(`Parameter '${name}' was left out: '${rival}' says it already`);
  return { body, warnings };
}

function hintsOn(name: string, value: JsonValue): readonly string[] {
  if (SEVERAL.includes(name) && value !== 1) {
    return [`Parameter '${name}' was left out: a row has one answer; --repeat asks more often`];
  }
  return typeof value === 'string' && ALMOST_JSON.test(value)
    ? [
        `Parameter '${name}' was sent as the text '${value}': JSON is written in small letters (true, false, null)`,
      ]
    : [];
}

function placementOf(
  name: string,
  [place, value]: readonly [string, JsonValue],
  { lists, others }: ParameterPlaces,
): Placement {
  return {
    name,
    place,
    value: lists?.includes(place) && !Array.isArray(value) ? [value] : value,
    isExact: place === name || place.endsWith(`.${name}`),
    otherwise: others === undefined ? undefined : others + name,
  };
}

function placeOf(name: string, { named, others, reserved }: ParameterPlaces): string | undefined {
  const [first = name] = name.split('.', 1);
  if (reserved.includes(first)) return undefined;
  if (others && `${name}.`.startsWith(others)) return name;
  const known = own(named, name) ?? own(named, commonNameOf(name));
  if (known !== undefined) return known;
  const folder = own(named, first);
  if (folder !== undefined) return folder + name.slice(first.length);
  return others === undefined ? undefined : others + name;
}

function commonNameOf(name: string): string {
  return own(COMMON_NAMES, name) ?? name;
}
