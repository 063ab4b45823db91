import { parsedJson } from '../../json.js';
import { findJson } from '../../sinks/json/findJson.js';

/** An answer in the forms that checks look at, each made when the first check asks for it. */
export interface Answer {
  /** As it came. */
  readonly raw: string;
  /** Without blanks around it, line ends as `\n`, in the composed form of Unicode (NFC). */
  readonly text: string;
  /** `text` in lower case. */
  readonly lower: string;
  /** The JSON in it; `undefined` where there is none. */
  readonly json: unknown;
  /** What is known of its call. Empty where nothing is. */
  readonly call: CallFigures;
}

/** What an answer took and cost. Unknown is left out. */
export interface CallFigures {
  readonly latencyMs?: number | undefined;
  readonly costUsd?: number | undefined;
}

/** An answer, whose forms are made when a check first asks for them, and once for all checks. */
export function answerOf(raw: string, call: CallFigures = NO_FIGURES): Answer {
  return new LazyAnswer(raw, call);
}

const NO_FIGURES: CallFigures = {};

class LazyAnswer implements Answer {
  #text: string | undefined;
  #lower: string | undefined;
  #json: { readonly found: unknown } | undefined;

  constructor(
    readonly raw: string,
    readonly call: CallFigures,
  ) {}

  get text(): string {
    this.#text ??= comparable(this.raw);
    return this.#text;
  }

  get lower(): string {
    this.#lower ??= this.text.toLowerCase();
    return this.#lower;
  }

  get json(): unknown {
    this.#json ??= { found: jsonIn(this.raw) };
    return this.#json.found;
  }
}

/** A text as it is compared: blanks around it and the kind of its line ends make no difference. */
export function comparable(text: string): string {
  return (text.includes('\r') ? text.replaceAll('\r\n', '\n') : text).trim().normalize();
}

/** Numbers, texts and `null` are JSON as well, where an answer is nothing else. */
function jsonIn(text: string): unknown {
  const found = findJson(text);
  return found === undefined ? parsedJson(text) : found;
}
