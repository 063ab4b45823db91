import { describe, expect, it } from 'vitest';
import { marbleSvg, marblesIn } from '../../site/marbleSvg.mjs';

const DIAGRAM = `
source           -a-b|
attempt 2            --#   after 3 ms
permits: 1  ---^ --b|      b starts when a has ended
             ---!
`;

describe('marblesIn', () => {
  it('parts names, frames and notes, and knows where each stream begins', () => {
    expect(marblesIn(DIAGRAM)).toEqual([
      { name: 'source', start: 17, frames: '-a-b|', note: '' },
      { name: 'attempt 2', start: 21, frames: '--#', note: 'after 3 ms' },
      { name: 'permits: 1', start: 12, frames: '---^ --b|', note: 'b starts when a has ended' },
      { name: '', start: 13, frames: '---!', note: '' },
    ]);
  });

  it('finds no frames in what is no diagram of marbles', () => {
    expect(marblesIn('0 ms   b1 c1').map(({ frames }) => frames)).toEqual(['']);
  });
});

describe('marbleSvg', () => {
  it('draws a circle for each value, and marks ends, errors and subscriptions', () => {
    const svg = marbleSvg(DIAGRAM, 'Retry & wait');
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg.match(/class="end"/g)).toHaveLength(2);
    expect(svg.match(/class="error"/g)).toHaveLength(1);
    expect(svg.match(/class="begin"/g)).toHaveLength(2);
    expect(svg).toContain('<title>Retry &#38; wait</title>');
  });

  it('puts what happens in one frame into one column, wherever the lines begin', () => {
    const [first, second] = [...marbleSvg('a  --x\nb    y-', 'x').matchAll(/cx="([\d.]+)"/g)].map(
      ([, at]) => at,
    );
    expect(first).toBe(second);
  });
});
