import { describe, expect, it } from 'vitest';
import { severalPlaces } from '../../../src/commands/arguments/severalPlaces.js';

describe('severalPlaces', () => {
  it('takes the words of a place that takes several from among the flags, stdin included', () => {
    expect(severalPlaces(['a', '-', '--quiet', '--output=-'], { usage: 'score <files..>' })).toEqual({
      flags: ['--quiet', '--output=-'],
      places: { files: ['a', '-'] },
    });
  });

  it('leaves the words of a command without places as they are', () => {
    expect(severalPlaces(['-', '--quiet'], { usage: 'run' })).toEqual({
      flags: ['-', '--quiet'],
      places: {},
    });
  });

  it.each(['models <provider>', 'init [folder]', 'copy <from> <to..>'])('leaves %s to others', (usage) => {
    expect(severalPlaces(['a'], { usage })).toBeUndefined();
  });
});
