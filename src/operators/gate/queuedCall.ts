import type { GateCall } from './gateOptions.js';
import type { WaitingCall } from './waitingLine.js';

const always = () => true;

/** A call from its place in the line to its end. A class: as many closures would cost every call twice as much. */
export class QueuedCall implements WaitingCall {
  readonly tokens: number;
  readonly position: number;
  readonly claim: () => boolean;
  /** Gives back what it has: its place in the line, or its permits. */
  readonly leave: () => void;
  readonly #enter: (leave: () => void) => void;
  state: 'waiting' | 'inside' | 'gone' = 'waiting';

  constructor(
    { tokens = 0, position = 0, claim = always }: GateCall,
    enter: (leave: () => void) => void,
    leave: () => void,
  ) {
    this.tokens = tokens;
    this.position = position;
    this.claim = claim;
    this.#enter = enter;
    this.leave = leave;
  }

  enter(): void {
    this.state = 'inside';
    this.#enter(this.leave);
  }
}
