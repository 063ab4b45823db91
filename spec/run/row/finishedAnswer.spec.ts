import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/json.js';
import { finishedAnswer } from '../../../src/run/row/finishedAnswer.js';

const schema: JsonObject = {
  type: 'object',
  properties: { score: { type: 'number' } },
  required: ['score'],
};
const NO_JSON = 'The answer is no JSON, and so does not fit the schema';

describe('finishedAnswer', () => {
  it.each([
    { output: '{"score":1}', warnings: undefined },
    { output: 'Sure! {"score":1} Anything else?', warnings: undefined },
    {
      output: '{"score":"high"}',
      warnings: [expect.stringMatching(/^The answer does not fit the schema at /)],
    },
    { output: 'Sure! {"score":"high"}', warnings: [expect.stringMatching(/fit the schema at /)] },
    { output: 'three of five', warnings: [NO_JSON] },
    { output: 'null', warnings: [expect.stringMatching(/fit the schema at /)] },
  ])('warns of $output where it does not fit the schema', ({ output, warnings }) => {
    const answer = finishedAnswer({ schema }, { output });
    expect([answer.output, answer.warnings]).toEqual([output, warnings]);
  });

  it('keeps the warnings of the call before its own', () => {
    const answer = finishedAnswer({ schema }, { output: 'no', warnings: ['stopped'] });
    expect(answer.warnings).toEqual(['stopped', NO_JSON]);
  });

  it('asks nothing of an answer without a schema', () => {
    expect(finishedAnswer({}, { output: 'no' }).warnings).toBeUndefined();
  });
});
