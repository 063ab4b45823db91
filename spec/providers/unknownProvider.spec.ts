import { describe, expect, it } from 'vitest';
import { unknownProvider } from '../../src/providers/unknownProvider.js';

const known = ['openai', 'ollama'];
const howToKnow = (name: string) => `set ${name.toUpperCase()}_BASE_URL`;

describe('unknownProvider', () => {
  it('asks for the one that is spelled most alike, and says how a new one becomes known', () => {
    expect(unknownProvider('opnai', { known, howToKnow })).toBe(
      "Unknown provider 'opnai' (did you mean 'openai'?): set OPNAI_BASE_URL; known providers: openai, ollama",
    );
  });

  it('lists all where none is alike', () => {
    expect(unknownProvider('x', { known })).toBe("Unknown provider 'x'; known providers: openai, ollama");
  });
});
