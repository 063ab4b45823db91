import { expect, it } from 'vitest';
import { errorText } from '../../src/text/errorText.js';

it.each([
  { title: 'the message of an error', error: new Error('the disk is full'), text: 'the disk is full' },
  { title: 'the name of an error without a message', error: new RangeError(), text: 'RangeError' },
  { title: 'a thrown text', error: 'no', text: 'no' },
  { title: 'that nothing was said', error: undefined, text: 'undefined' },
  { title: 'that it has no words', error: Object.create(null), text: 'an error without words' },
])('says $title', ({ error, text }) => {
  expect(errorText(error)).toBe(text);
});
