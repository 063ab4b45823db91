import { describe, expect, it } from 'vitest';
import { usageMessage } from '../../../src/commands/arguments/usageMessage.js';

describe('usageMessage', () => {
  it.each([
    {
      complaint: 'Unknown argument: timeuot',
      expected: 'Unknown argument: timeuot. Did you mean --timeout?',
    },
    { complaint: 'Unknown argument: zzz', expected: 'Unknown argument: zzz' },
    {
      complaint: 'Unknown arguments: timeuot, zzz, prompts',
      expected: 'Unknown arguments: timeuot, zzz, prompts. Did you mean --timeout, --prompt?',
    },
    { complaint: 'Not enough arguments following: timeout', expected: '--timeout needs a value' },
    { complaint: 'Not enough arguments following: p', expected: '-p needs a value' },
    { complaint: 'Did you mean run?', expected: 'Did you mean run?' },
  ])("makes '$expected' of '$complaint'", ({ complaint, expected }) => {
    expect(usageMessage(complaint, ['timeout', 'prompt'])).toBe(expected);
  });
});
