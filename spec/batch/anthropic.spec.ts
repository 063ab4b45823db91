import { of } from 'rxjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { type AnthropicServerOptions, anthropicServer, succeeded } from './support/anthropicServer.js';
import { IdleClock } from './support/idleClock.js';
import { numbered, runBatch } from './support/runBatch.js';

async function served(options: AnthropicServerOptions = {}) {
  const clock = new IdleClock();
  const server = await anthropicServer({ now: () => clock.now(), ...options });
  onTestFinished(() => server.close());
  const settings = { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'sk-of-no-worth' };
  return { server, settings, folder: temporaryFolder(), clock };
}

const rows = (count: number) => numbered(count, 'anthropic', 'claude');

describe('batches of Anthropic', () => {
  it('tell the four kinds of results apart', async () => {
    const { server, settings, folder, clock } = await served({
      resultOf: (prompt) =>
        ({
          'Say 1.': succeeded('Yes.'),
          'Say 2.': {
            type: 'errored',
            error: { type: 'error', error: { type: 'invalid_request_error', message: 'No.' } },
          },
          'Say 3.': { type: 'canceled' },
          'Say 4.': { type: 'expired' },
        })[prompt],
    });
    const { results, left } = await runBatch({ folder, settings, rows: rows(4), clock });
    expect(results.map(({ n, status, output }) => [n, status, output])).toEqual([
      ['1.', 'ok', 'Yes.'],
      ['2.', 'error', ''],
    ]);
    expect(results[1]?.['error_message']).toBe('anthropic answered 400 (invalid_request_error): No.');
    expect(left).toEqual(['3.: unattempted', '4.: unattempted']);
    expect(server.deleted).toEqual(['msgbatch_1']);
  });

  it('ask again for what was errored by the server', async () => {
    let count = 0;
    const { server, settings, folder, clock } = await served({
      resultOf: () =>
        count++ === 0
          ? { type: 'errored', error: { type: 'overloaded_error', message: 'Busy.' } }
          : succeeded('Yes.'),
    });
    const { results } = await runBatch({ folder, settings, rows: rows(1), clock });
    expect(results.map(({ status, attempts }) => [status, attempts])).toEqual([['ok', '2']]);
    expect(server.batches).toHaveLength(2);
  });

  it('send requests whose ids fit the pattern and name the job', async () => {
    const { server, settings, folder, clock } = await served();
    await runBatch({ folder, settings, rows: [...rows(2), ...rows(1)], clock });
    const [{ requests } = { requests: [] }] = server.batches;
    const ids = requests.map(({ custom_id }) => custom_id);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^r[0-9a-f]{16}-1-j[0-9a-f]{8}(-2)?$/);
    expect(requests[0]?.params).toEqual({
      model: 'claude',
      max_tokens: 4096,
      messages: [{ role: 'user', content: 'Say 1.' }],
    });
  });

  const lost = () => {
    let isFirst = true;
    return {
      intercept: ({ method, path, text }, batches) => {
        if (method !== 'POST' || !path.endsWith('/batches') || !isFirst) return undefined;
        isFirst = false;
        const { requests } = JSON.parse(text);
        batches.push({
          id: 'msgbatch_1',
          requests,
          createdAtMs: Date.parse('2026-11-26T12:00:01Z'),
          looks: 0,
          cancelled: false,
        });
        return { status: 500, body: {} };
      },
    } satisfies AnthropicServerOptions;
  };

  it('are not made again while nobody can tell whether one was made; when it has ended, what it holds tells', async () => {
    const { server, settings, folder, clock } = await served({ ...lost(), endsAfter: 3 });
    const first = await runBatch({ folder, settings, rows: rows(2), clock });
    expect(first.left).toEqual(['1.: halted', '2.: halted']);
    const second = await runBatch({ folder, settings, rows: rows(2), clock, resume: true });
    expect(second.left).toEqual(['1.: submitted', '2.: submitted']);
    expect(second.warnings.join()).toContain('nobody can tell before it has ended');
    const third = await runBatch({ folder, settings, rows: rows(2), clock, resume: true });
    expect(third.results).toHaveLength(2);
    expect(server.batches).toHaveLength(1);
  });

  it.each([
    [true, 1],
    [false, 2],
  ])('are what the user says they are, where he is asked (%s)', async (isOurs, batches) => {
    const { server, settings, folder, clock } = await served(lost());
    const questions: string[] = [];
    const confirm = (question: string) => {
      questions.push(question);
      return of(isOurs);
    };
    const { results } = await runBatch({ folder, settings, rows: rows(2), clock, batch: { confirm } });
    expect(questions).toHaveLength(1);
    expect(questions[0]).toContain('holds 2 requests and may be it');
    expect(results).toHaveLength(2);
    expect(server.batches).toHaveLength(batches);
  });
});
