import { expect, it } from 'vitest';
import { fileKey } from '../../src/paths/fileKey.js';

it.each([
  { platform: 'darwin', one: 'a/GPT.csv', other: 'a/gpt.csv', same: true },
  { platform: 'win32', one: 'a/GPT.csv', other: 'A/gpt.csv', same: true },
  { platform: 'linux', one: 'a/GPT.csv', other: 'a/gpt.csv', same: false },
  { platform: 'darwin', one: 'caf\u00e9', other: 'cafe\u0301', same: true },
  { platform: 'linux', one: 'caf\u00e9', other: 'cafe\u0301', same: false },
  { platform: 'win32', one: 'a', other: 'b', same: false },
] as const)('says that $one and $other are one file on $platform: $same', ({
  platform,
  one,
  other,
  same,
}) => {
  expect(fileKey(one, platform) === fileKey(other, platform)).toBe(same);
});
