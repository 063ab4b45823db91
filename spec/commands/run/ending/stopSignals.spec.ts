import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { stopSignals } from '../../../../src/commands/run/ending/stopSignals.js';

function signals() {
  const emitter = new EventEmitter();
  const io = {
    on: (signal: string, listener: (signal: NodeJS.Signals) => void) => emitter.on(signal, listener),
    off: (signal: string, listener: (signal: NodeJS.Signals) => void) => emitter.off(signal, listener),
  };
  return { emitter, received: stopSignals(io) };
}

describe('stopSignals', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('are %s by its name, as often as it comes', (signal) => {
    const { emitter, received } = signals();
    const seen: string[] = [];
    received.subscribe((name) => seen.push(name));
    // Node gives its listeners the number of the signal, too.
    emitter.emit(signal, signal, 2);
    emitter.emit(signal, signal, 2);
    expect(seen).toEqual([signal, signal]);
  });

  it('are left to Node while nobody listens', () => {
    const { emitter, received } = signals();
    expect(emitter.eventNames()).toEqual([]);
    const [one, other] = [received.subscribe(), received.subscribe()];
    expect(emitter.listenerCount('SIGINT')).toBe(1);
    one.unsubscribe();
    other.unsubscribe();
    expect(emitter.eventNames()).toEqual([]);
  });
});
