import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FIGURED_PAGES, withFigures } from '../../scripts/figures/withFigures.mjs';

describe('the figures of the pages', () => {
  it.each(FIGURED_PAGES)('%s shows those that were measured last', (page) => {
    const text = readFileSync(page, 'utf8');
    expect(text).toContain('<!-- figures: ');
    expect(text).toBe(withFigures(text, '.'));
  });

  it.each(['docs/comparison.md', 'docs/report.md', 'docs/speed.md'])('%s has none beside them', (page) => {
    const prose = readFileSync(page, 'utf8')
      .replaceAll(/<!-- figures: [\s\S]*?<!-- end -->/g, '')
      .replaceAll(/^```[\s\S]*?^```$/gm, '');
    expect(prose.match(/\d[\d.,]* ?(?:s|us|MB|kB|times|x)\b/g)).toBeNull();
  });
});
