import type { Pace } from '../pace/pace.js';

/** A call that has not been let in yet. */
export interface WaitingCall {
  readonly tokens: number;
  readonly position: number;
  readonly claim: () => boolean;
  readonly enter: () => void;
}

/** The calls of one key that wait to be let in: the lowest position first, then who came first. */
export class WaitingLine {
  readonly pace: Pace;
  readonly #calls: WaitingCall[] = [];

  constructor(pace: Pace) {
    this.pace = pace;
  }

  get first(): WaitingCall | undefined {
    return this.#calls[0];
  }

  /** Most calls come in order, so that the place is looked for from behind. */
  add(call: WaitingCall): void {
    let place = this.#calls.length;
    while ((this.#calls[place - 1]?.position ?? -Infinity) > call.position) place -= 1;
    if (place === this.#calls.length) this.#calls.push(call);
    else this.#calls.splice(place, 0, call);
  }

  /** Returns whether the call was waiting. */
  remove(call: WaitingCall): boolean {
    const place = this.#calls.indexOf(call);
    // Mostly it is the first that leaves, for which there need be no array of what was taken out.
    if (place === 0) this.#calls.shift();
    else if (place > 0) this.#calls.splice(place, 1);
    return place !== -1;
  }
}
