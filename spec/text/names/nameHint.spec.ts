import { describe, expect, it } from 'vitest';
import { nameHint } from '../../../src/text/names/nameHint.js';

describe('nameHint', () => {
  it('asks for the name that is spelled most alike', () => {
    expect(nameHint('outptu', ['model', 'output'])).toBe("did you mean 'output'?");
  });

  it('lists all names where none is alike', () => {
    expect(nameHint('answer', ['model', 'output'])).toBe('found: model, output');
    expect(nameHint('answer', ['json'], 'there are')).toBe('there are: json');
  });
});
