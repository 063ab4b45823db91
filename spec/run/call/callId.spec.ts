import { expect, it } from 'vitest';
import { callId } from '../../../src/run/call/callId.js';

it('tells rows apart that ask the same', () => {
  const ids = [
    { rowNumber: 3, position: 4 },
    { rowNumber: 3, position: 5 },
    { rowNumber: 12, position: 4 },
  ].map((experiment) => callId({ experimentId: 'r6f1c0e5b9d3a4c27', experiment }));

  expect(ids).toEqual(['3-4', '3-5', '12-4'].map((end) => `r6f1c0e5b9d3a4c27-${end}`));
});
