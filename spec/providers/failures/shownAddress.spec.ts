import { expect, it } from 'vitest';
import { shownAddress } from '../../../src/providers/failures/shownAddress.js';

it.each([
  ['https://me:secret@host:8080/v1/chat?key=secret#x', 'https://host:8080/v1/chat'],
  ['http://host', 'http://host/'],
  ['no address', 'its server'],
])('shows %s as %s', (url, place) => {
  expect(shownAddress(url)).toBe(place);
});
