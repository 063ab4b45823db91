import { describe, expect, it } from 'vitest';
import { terminalCell } from '../../src/text/terminalCell.js';

describe('terminalCell', () => {
  it.each([
    { what: 'a colour', cell: '\u001b[31mred', shown: '\\u001b[31mred' },
    { what: 'a title that ends with BEL', cell: '\u001b]0;mine\u0007', shown: '\\u001b]0;mine\\u0007' },
    { what: 'an 8-bit CSI', cell: '\u009b2J', shown: '\\u009b2J' },
    { what: 'a carriage return', cell: 'ok\rbad', shown: 'ok\\u000dbad' },
    { what: 'reversed text', cell: 'a\u202eb', shown: 'a\\u202eb' },
  ])('makes $what visible', ({ cell, shown }) => {
    expect(terminalCell(cell)).toBe(shown);
  });

  it('leaves text, lines and tabs as they are', () => {
    expect(terminalCell('Grüße, 世界 👩‍🚀\n\tindented')).toBe('Grüße, 世界 👩‍🚀\n\tindented');
  });
});
