import { describe, expect, it } from 'vitest';
import { noResults, otherColumns } from '../../../src/sinks/resume/resumeErrors.js';

const broken = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ line: index + 2, problem: `problem ${index + 1}` }));

describe('noResults', () => {
  it.each([
    { count: 1, said: 'a.csv: the row in line 2 is no result: problem 1; ' },
    { count: 2, said: 'a.csv: the rows in lines 2, 3 are no results (of the first: problem 1); ' },
    { count: 10, said: 'a.csv: the rows in lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 are no results ' },
    { count: 11, said: 'a.csv: the rows in lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 1 more are no results ' },
    { count: 300, said: ', 10, 11 and 290 more are no results (of the first: problem 1); ' },
  ])('names the lines of $count rows, ten at most', ({ count, said }) => {
    expect(noResults('a.csv', broken(count)).message).toContain(said);
  });
});

describe('otherColumns', () => {
  it.each([
    { added: [], end: "it lacks 'x'" },
    { added: ['expect', 'meta.x'], end: "it lacks 'x'" },
    { added: ['x'], end: "may be called 'meta.x'" },
    { added: ['x', 'meta.y', 'z'], end: "may be called 'meta.x', 'meta.z'" },
  ])('tells what $added may be called', ({ added, end }) => {
    const { message } = otherColumns('a.csv', "it lacks 'x'", added);
    expect(message).toMatch(/^a\.csv has other columns than this run: it lacks 'x'/);
    expect(message.endsWith(end)).toBe(true);
  });
});
