import { describe, expect, it } from 'vitest';
import { runMain } from '../../support/runMain.js';

const FILES = ['run', '-p', 'prompt.txt', '-e', 'rows.csv'];
const AT = ['--workers', 'nats://127.0.0.1:9'];

describe('the flags of workers', () => {
  it.each([
    { flags: ['--run-name', 'x'], message: '--run-name goes with --workers' },
    { flags: ['--queue-ahead', '5'], message: '--queue-ahead goes with --workers' },
    { flags: ['--workers-creds', 'f'], message: '--workers-creds goes with --workers' },
    { flags: ['--workers-ca', 'f'], message: '--workers-ca goes with --workers' },
    { flags: [...AT, '--batch', '-o', 'r.csv'], message: '--batch and --workers exclude each other' },
    { flags: [...AT, '--provider-module', 'own=own.js'], message: 'give the module to the worker' },
    {
      flags: [...AT, '--queue-ahead', '5', '--rate-limit', 'openai=5/s', '--sequential'],
      message: '--queue-ahead and --rate-limit, --sequential exclude each other',
    },
    { flags: [...AT, '--queue-ahead', '0'], message: '--queue-ahead must be positive' },
    { flags: [...AT, '--run-name', 'x'.repeat(101)], message: '--run-name takes at most 100 bytes' },
  ])('are refused where they do not fit: $message', async ({ flags, message }) => {
    const { code, stderr } = await runMain([...FILES, ...flags]);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });

  it.each([
    { args: ['worker', 'nats://127.0.0.1:9'], message: '--serve NAME=N,... is required' },
    { args: ['worker', 'nats://127.0.0.1:9', '--serve', 'mock'], message: '--serve: the format is NAME=N' },
    {
      args: ['worker', 'nats://127.0.0.1:9', '--serve', 'mock=0'],
      message: '--serve: mock must be positive',
    },
    { args: ['worker', 'nats://127.0.0.1:9', '--serve', 'nobody-knows=1'], message: 'nobody-knows' },
    { args: ['worker', 'nats://127.0.0.1:9', '--serve', 'openai=1'], message: 'OPENAI_API_KEY' },
    { args: ['worker', 'http://broker', '--serve', 'mock=1'], message: 'must be such as nats://host:4222' },
  ])('of the worker are refused where they do not fit: $message', async ({ args, message }) => {
    const { code, stderr } = await runMain(args);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});
