import { describe, expect, it } from 'vitest';
import { hasTaskBar, taskBar } from '../../../src/reporters/terminal/taskBar.js';

describe('hasTaskBar', () => {
  it.each([
    { env: {}, has: false },
    { env: { TERM_PROGRAM: 'vscode' }, has: false },
    { env: { WT_SESSION: 'x' }, has: true },
    { env: { ConEmuANSI: 'ON' }, has: true },
    { env: { TERM_PROGRAM: 'ghostty' }, has: true },
    { env: { TERM_PROGRAM: 'WezTerm' }, has: true },
    { env: { TERM_PROGRAM: 'iTerm.app', TERM_FEATURES: 'T3LrMSc7UUw9Ts3BFGsSyHNoSxF' }, has: false },
    { env: { TERM_PROGRAM: 'iTerm.app', TERM_FEATURES: 'T3LrMSc7UUw9Ts3BFGsSyHNoSxP' }, has: true },
    { env: { TERM_PROGRAM: 'ghostty', TMUX: '/tmp/tmux,1,0' }, has: false },
    { env: { WT_SESSION: 'x', STY: '1.pts' }, has: false },
  ])('is $has for $env', ({ env, has }) => {
    expect(hasTaskBar(env)).toBe(has);
  });
});

describe('taskBar', () => {
  it.each([
    { share: 0.289, isPaused: false, code: '\u001b]9;4;1;28\u0007' },
    { share: 0.5, isPaused: true, code: '\u001b]9;4;4;50\u0007' },
    { share: undefined, isPaused: false, code: '\u001b]9;4;3;0\u0007' },
  ])('tells $share, paused: $isPaused', ({ share, isPaused, code }) => {
    expect(taskBar(share, isPaused)).toBe(code);
  });
});
