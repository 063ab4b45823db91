import { describe, expect, it } from 'vitest';
import { runCase } from '../../bench/benchCase.mjs';

describe('runCase', () => {
  it.each([
    { wanted: 2, mostRuns: undefined, order: ['ours', 'loop', 'ours', 'loop'] },
    { wanted: 5, mostRuns: 1, order: ['ours', 'loop'] },
  ])('lets the programs take turns: $wanted runs of at most $mostRuns', async ({
    wanted,
    mostRuns,
    order,
  }) => {
    const started: string[] = [];
    const program = (name: string) => async (node: string) => started.push(`${name} on ${node}`);

    const outcome = await runCase(
      {
        name: 'case',
        title: 'Title',
        mostRuns,
        figures: [{ name: 'turn', of: (turn: number) => turn, digits: 0 }],
        programs: { ours: program('ours'), loop: program('loop') },
      },
      wanted,
      { version: 'v1.2.3', path: 'node1' },
    );

    expect(started).toEqual(order.map((name) => `${name} on node1`));
    expect(outcome.node).toBe('v1.2.3');
    expect(outcome.runs).toBe(order.length / 2);
    expect(outcome.figures[0]?.values['loop']).toEqual(order.length === 4 ? [2, 4] : [2]);
  });
});
