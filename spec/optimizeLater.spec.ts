import { describe, expect, it } from 'vitest';
import { optimizeLater } from '../src/optimizeLater.js';

function flagsFor(version: string): string[] {
  const flags: string[] = [];
  optimizeLater(version, (flag) => flags.push(flag));
  return flags;
}

describe('optimizeLater', () => {
  it('raises the budget of the V8 in Node 20', () => {
    expect(flagsFor('11.3.244.8-node.38')).toEqual(['--interrupt-budget=300000']);
  });

  it.each(['12.4.254.21-node.33', '13.6.233.17-node.37', '1.1'])('sets nothing in V8 %s', (version) => {
    expect(flagsFor(version)).toEqual([]);
  });
});
