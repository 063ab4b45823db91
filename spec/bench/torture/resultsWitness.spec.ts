import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resultsWitness } from '../../../bench/torture/resultsWitness.mjs';
import { temporaryFolder } from '../../support/temporaryFolder.js';

describe('resultsWitness', () => {
  it('reads the whole rows and leaves a torn one out', () => {
    const file = join(temporaryFolder(), 'results.csv');
    const witness = resultsWitness(file);

    expect(witness.look()).toEqual({ results: [], torn: false, violations: [] });
    writeFileSync(file, 'id,output\n1,"a\nb"\n2,"c\n');
    expect(witness.look()).toEqual({ results: [{ id: '1', output: 'a\nb' }], torn: true, violations: [] });
  });

  it.each([
    { title: 'is gone', after: 'id,output\n2,b\n' },
    { title: 'has changed', after: 'id,output\n1,A\n2,b\n' },
  ])('notices that a row $title', ({ after }) => {
    const file = join(temporaryFolder(), 'results.csv');
    const witness = resultsWitness(file);
    writeFileSync(file, 'id,output\n1,a\n2,b\n');
    witness.look();

    writeFileSync(file, after);

    expect(witness.look().violations).toEqual(['a written row is gone: "1,a\\n"']);
  });
});
