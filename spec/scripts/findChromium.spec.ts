import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/findChromium.mjs';
import { files } from '../commands/support/files.js';

describe('findChromium', () => {
  it('takes what the environment names, else the first browser on the PATH', () => {
    const [empty, google, debian] = [files({}), files({ 'google-chrome': '' }), files({ chromium: '' })];
    const PATH = ['', empty(''), google(''), debian('')].join(delimiter);
    expect(findChromium({ PATH })).toBe(debian('chromium'));
    expect(findChromium({ PATH: google('') })).toBe(google('google-chrome'));
    expect(findChromium({ PATH, PARALLAMR_CHROMIUM: '/mine' })).toBe('/mine');
  });

  it('finds none where there is none', () => {
    expect(findChromium({})).toBeUndefined();
    expect(findChromium({ PATH: files({})('none') })).toBeUndefined();
  });
});
