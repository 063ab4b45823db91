// @ts-check
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Finds the browser for specs, measurements and pictures: what `PARALLAMR_CHROMIUM` names, else Chromium or Chrome on the
 * `PATH`. Starts none of them.
 *
 * @returns {string | undefined} its path
 */
export function findChromium(env = process.env) {
  if (env['PARALLAMR_CHROMIUM']) return env['PARALLAMR_CHROMIUM'];
  const places = (env['PATH'] ?? '').split(delimiter).filter((place) => place !== '');
  return NAMES.flatMap((name) => places.map((place) => join(place, name))).find((path) => existsSync(path));
}
