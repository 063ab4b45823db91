import { describe, expect, it } from 'vitest';
import { withoutSecrets } from '../../../../src/commands/run/ending/withoutSecrets.js';

const redact = (text: string) => text.replaceAll('sk-secret', '***');

describe('withoutSecrets', () => {
  it('takes secrets out of message and stack, and keeps the error', () => {
    const error = new TypeError('refused: sk-secret');

    expect(withoutSecrets(error, redact)).toBe(error);
    expect(error.message).toBe('refused: ***');
    expect(error.stack).toMatch(/^TypeError: refused: \*\*\*\n/);
  });

  it('takes secrets out of what was thrown as a text, and leaves what is neither', () => {
    expect(withoutSecrets('sk-secret', redact)).toBe('***');
    expect(withoutSecrets(undefined, redact)).toBeUndefined();
  });
});
