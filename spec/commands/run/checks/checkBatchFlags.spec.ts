import { describe, expect, it } from 'vitest';
import { job } from '../../../endToEnd/support/job.js';
import { runCli } from '../../../support/runCli.js';

const BATCH = ['-o', 'out.csv', '--batch'];

async function refusalOf(...flags: readonly string[]): Promise<string> {
  const { cwd } = job('provider,model,n\nopenai,m,1\n');
  const { code, stderr } = await runCli(['run', '-p', 'prompt.txt', '-e', 'rows.csv', ...flags], { cwd });
  expect(code).toBe(2);
  return stderr;
}

describe('--batch', () => {
  it.each([
    [['--batch-size', '5'], '--batch-size goes with --batch'],
    [['--no-wait'], '--no-wait goes with --batch'],
    [['-o', 'out.csv', '--cancel-batches'], '--cancel-batches goes with --batch'],
    [['--batch'], '--batch needs --output FILE'],
    [['-o', '/dev/stdout', '--batch'], '/dev/stdout is no file'],
    [[...BATCH, '--sequential'], '--batch and --sequential exclude each other'],
    [[...BATCH, '--serve'], '--batch and --serve exclude each other'],
    [[...BATCH, '--rate-limit', 'openai=5/m'], '--batch and --rate-limit exclude each other'],
    [[...BATCH, '--token-limit', 'openai=5/m'], '--batch and --token-limit exclude each other'],
    [[...BATCH, '--cancel-batches', '--overwrite'], 'exclude each other'],
    [[...BATCH, '--batch-size', '0'], 'must be positive'],
    [[...BATCH, '--batch-poll', '0'], 'must be positive'],
    [[...BATCH, '--set', 'provider=mock'], '--batch: mock has no batch API'],
  ])('with %j is refused before anything is sent', async (flags, words) => {
    expect(await refusalOf(...flags)).toContain(words);
  });
});
