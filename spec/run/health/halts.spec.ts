import { describe, expect, it } from 'vitest';
import { Halts } from '../../../src/run/health/halts.js';
import { RowLeft } from '../../../src/run/health/rowLeft.js';

const row = { provider: 'openai', model: 'm' };

describe('Halts', () => {
  it('halts a provider, or one model of it, and says whether that is news', () => {
    const halts = new Halts();
    expect([halts.halt('openai', 'other'), halts.halt('openai', 'other')]).toEqual([true, false]);
    expect(halts.reason(row)).toBeUndefined();
    expect(halts.reason({ ...row, model: 'other' })).toBe('halted');

    expect([halts.halt('openai'), halts.halt('openai')]).toEqual([true, false]);
    expect(halts.reason(row)).toBe('halted');
    expect(halts.reason({ ...row, provider: 'gemini' })).toBeUndefined();
  });

  it('takes no name for another', () => {
    const halts = new Halts();
    halts.halt('a","b', 'c');

    expect(halts.reason({ provider: 'a', model: 'b","c' })).toBeUndefined();
  });

  it('says first that the run was interrupted, then that its budget is used up', () => {
    const halts = new Halts();
    halts.halt('openai');
    halts.endBudget();
    expect(halts.reason(row)).toBe('budget');
    halts.stop();
    expect(halts.reason(row)).toBe('interrupted');
    halts.endBudget();
    expect(halts.reason(row)).toBe('interrupted');
  });

  it('emits that nothing is to be started once it is stopped, and not for less', () => {
    const halts = new Halts();
    let stops = 0;
    halts.stopped.subscribe(() => {
      stops += 1;
    });
    halts.halt('openai');
    halts.endBudget();
    expect(stops).toBe(0);
    halts.stop();

    expect(stops).toBe(1);
  });

  it('has every watcher look again at every halt, until it is taken away', () => {
    const halts = new Halts();
    const looks: string[] = [];
    const endOne = halts.watch(() => looks.push('one'));
    halts.watch(() => looks.push('other'));
    halts.halt('openai');
    halts.halt('openai');
    halts.endBudget();
    endOne();
    halts.stop();

    expect(looks).toEqual(['one', 'other', 'one', 'other', 'other']);
  });

  it('lets a watcher go while it looks', () => {
    const halts = new Halts();
    const looks: string[] = [];
    const end = halts.watch(() => {
      looks.push('first');
      end();
    });
    halts.watch(() => looks.push('second'));
    halts.stop();

    expect(looks).toEqual(['first', 'second']);
  });

  it('throws for a row that must not be sent, and for no other', () => {
    const halts = new Halts();
    const experiment = { ...row, position: 0, rowNumber: 1, repeat: 1, variables: {} };
    expect(() => halts.check(experiment)).not.toThrow();
    halts.halt('openai', 'm');

    expect(() => halts.check(experiment)).toThrow(RowLeft);
  });
});
