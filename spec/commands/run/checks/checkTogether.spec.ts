import { describe, expect, it } from 'vitest';
import { runMain } from '../../support/runMain.js';

const RUN = ['run', '-p', 'p.txt', '-e', 'e.csv'];

describe('the flags of run', () => {
  it.each([
    { flags: ['--cache-max-age', '1d'], message: '--cache-max-age goes with --cache' },
    {
      flags: ['--sweep', 'temperature=0,1', '--param', 'temperature=0'],
      message: '--param temperature and --sweep temperature exclude each other',
    },
    {
      flags: ['--json-schema', 's.json', '--param', 'response_format={}'],
      message: '--json-schema and --param response_format exclude each other',
    },
    { flags: ['--serve', '1', '--serve', '2'], message: '--serve was given 2 times; give it once' },
    { flags: ['--serve', '65536'], message: '--serve must be a port, 1 to 65535, got 65536' },
    { flags: ['--serve=no'], message: "--serve needs a number, got 'no'" },
    { flags: ['--max-cost', '0'], message: '--max-cost must be positive, got 0' },
    {
      flags: ['--progress', 'sometimes'],
      message: "--progress is one of auto, on, plain, off, got 'sometimes'",
    },
    {
      flags: ['--excel', '--format', 'jsonl'],
      message: '--excel and results as JSON Lines exclude each other',
    },
    { flags: ['--events', '-'], message: '--events takes a file, as stdout is for results' },
  ])('are refused before anything is read: $flags', async ({ flags, message }) => {
    const { code, stderr } = await runMain([...RUN, ...flags]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
