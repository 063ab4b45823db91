import fc from 'fast-check';
import { of, Subject } from 'rxjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpSend } from '../../src/providers/http/httpSend.js';
import { providerRegistry } from '../../src/providers/registry.js';
import { temporaryFolder } from '../support/temporaryFolder.js';
import { type OpenAiServerOptions, openAiServer } from './support/openAiServer.js';
import { numbered, runBatch } from './support/runBatch.js';

async function served(options: OpenAiServerOptions = {}) {
  const server = await openAiServer(options);
  onTestFinished(() => server.close());
  const settings = { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'sk-of-no-worth' };
  return { server, settings, folder: temporaryFolder() };
}

describe('rows that are asked in batches', () => {
  it('submits one job per model, looks every poll, and writes the answers in the order of the requests', async () => {
    const { server, settings, folder } = await served();
    const rows = [...numbered(3), ...numbered(2, 'openai', 'other')];
    const { results, tookMs, states } = await runBatch({ folder, settings, rows });
    expect(server.batches.map(({ lines }) => lines.length).sort()).toEqual([2, 3]);
    expect(results.filter(({ model }) => model === 'm').map(({ output }) => output)).toEqual([
      'Re: Say 1.',
      'Re: Say 2.',
      'Re: Say 3.',
    ]);
    expect(results).toHaveLength(5);
    expect(tookMs).toBe(120_000);
    expect(states.slice(0, 1)).toEqual(['uploading']);
    expect(states.at(-1)).toBe('collected');
  });

  it('deletes its files when the answers are written', async () => {
    const { server, settings, folder } = await served();
    await runBatch({ folder, settings, rows: numbered(2) });
    expect([...server.files.keys()]).toEqual([]);
    expect(server.deleted).toHaveLength(2);
  });

  it.each([
    [['Validating', 'InProgress', 'SOMETHING_NEW', 'Completed']],
    [['', 'cancelling', 'finalizing', 'COMPLETED']],
  ])('takes states as they come, and one that nobody knows for one that goes on: %s', async (states) => {
    const { settings, folder } = await served({
      states,
      shown: (batch) => ({ ...batch, request_counts: null, created_at: '2026-11-26T12:00:00Z' }),
    });
    const { results, tookMs } = await runBatch({ folder, settings, rows: numbered(2) });
    expect(results.map(({ status }) => status)).toEqual(['ok', 'ok']);
    expect(tookMs).toBe(180_000);
  });

  it('reads a job that comes wrapped', async () => {
    const { settings, folder } = await served({ shown: (batch) => ({ batch }) });
    const { results } = await runBatch({ folder, settings, rows: numbered(1) });
    expect(results).toHaveLength(1);
  });

  it('makes as many jobs as their size wants, and gives a question that is there twice two ids', async () => {
    const { server, settings, folder } = await served();
    const rows = [...numbered(4), ...numbered(1), ...numbered(1)];
    const { results } = await runBatch({ folder, settings, rows, batch: { size: 4 } });
    expect(server.batches.map(({ lines }) => lines.length)).toEqual([4, 2]);
    const [first, second] = server.batches[1]?.lines.map((line) => line.custom_id) ?? [];
    expect(second).toBe(`${first}-2`);
    expect(first).toMatch(/^r[0-9a-f]{16}-1$/);
    expect(results.map(({ output }) => output).sort()).toEqual(
      ['1.', '1.', '1.', '2.', '3.', '4.'].map((n) => `Re: Say ${n}`),
    );
  });

  it('fails the row of a line that was refused, and asks one again that was turned away', async () => {
    let turns = 0;
    const { server, settings, folder } = await served({
      fateOf: (prompt) => {
        if (prompt === 'Say 1.') return { status: 400, body: { error: { message: 'No.' } } };
        if (prompt === 'Say 2.' && turns++ < 2)
          return { status: turns === 1 ? 429 : 500, body: { error: { message: 'Later.' } } };
        return 'answered';
      },
    });
    const { results } = await runBatch({ folder, settings, rows: numbered(3) });
    expect(results.map(({ n, status, attempts }) => [n, status, attempts])).toEqual([
      ['1.', 'error', '1'],
      ['3.', 'ok', '1'],
      ['2.', 'ok', '3'],
    ]);
    expect(server.batches.map(({ lines }) => lines.length)).toEqual([3, 1, 1]);
  });

  it('gives up on a line as a call would', async () => {
    const { server, settings, folder } = await served({
      fateOf: () => ({ status: 503, body: { error: { message: 'Down.' } } }),
    });
    const options = { retry: { maxRetries: 2 } };
    const { results } = await runBatch({ folder, settings, rows: numbered(1), options });
    expect(server.batches).toHaveLength(3);
    expect(results[0]).toMatchObject({ status: 'error', attempts: '3' });
  });

  it('leaves what expired, was cancelled or has vanished, and keeps what was finished', async () => {
    const fates = { '1.': 'expired', '2.': 'cancelled', '3.': 'lost' } as const;
    const { settings, folder } = await served({
      states: ['in_progress', 'expired'],
      fateOf: (prompt) => fates[prompt.slice(4) as keyof typeof fates] ?? 'answered',
    });
    const { results, left } = await runBatch({ folder, settings, rows: numbered(4) });
    expect(results.map(({ n }) => n)).toEqual(['4.']);
    expect(left).toEqual(['1.: unattempted', '2.: unattempted', '3.: unattempted']);
  });

  it('leaves all rows of a job that completes without any file', async () => {
    const { settings, folder } = await served({
      shown: (batch) => ({ ...batch, output_file_id: '', error_file_id: null }),
    });
    const { results, left } = await runBatch({ folder, settings, rows: numbered(2) });
    expect(results).toEqual([]);
    expect(left).toHaveLength(2);
  });

  it('looks again at a job that has completed and names no file yet', async () => {
    const { server, settings, folder } = await served({
      shown: (batch, { looks }) =>
        looks < 5 ? { ...batch, output_file_id: null, error_file_id: '' } : batch,
    });
    const { results, left, tookMs } = await runBatch({ folder, settings, rows: numbered(2) });
    expect([results.length, left, tookMs]).toEqual([2, [], 5 * 60_000]);
    expect(server.batches).toHaveLength(1);
  });

  it('keeps a job whose finished answers cannot be found for the next run', async () => {
    let isHidden = true;
    const { server, settings, folder } = await served({
      shown: (batch) =>
        isHidden
          ? { ...batch, output_file_id: null, request_counts: { total: 2, completed: 2, failed: 0 } }
          : batch,
    });
    const rows = numbered(2);
    const once = await runBatch({ folder, settings, rows, batch: { wait: false } });
    expect(once.left).toEqual(['1.: submitted', '2.: submitted']);
    const waited = await runBatch({ folder, settings, rows, resume: true });
    expect([waited.left, waited.tookMs]).toEqual([['1.: submitted', '2.: submitted'], 11 * 60_000]);
    expect(waited.warnings.join()).toContain('does not say where their answers are');
    expect(server.deleted).toEqual([]);
    isHidden = false;
    const found = await runBatch({ folder, settings, rows, resume: true });
    expect(found.results).toHaveLength(2);
    expect(server.batches).toHaveLength(1);
  });

  it('tells of results that nobody has asked for', async () => {
    const { server, settings, folder } = await served({
      intercept: ({ path }) =>
        path.endsWith('/content')
          ? {
              body: `${JSON.stringify({ custom_id: 'stranger', response: { status_code: 200, body: {} } })}\n${server.files.get('file-out-batch_1')}not even JSON`,
            }
          : undefined,
    });
    const { results, warnings } = await runBatch({ folder, settings, rows: numbered(1) });
    expect(results).toHaveLength(1);
    expect(warnings.join()).toContain('brought 2 results that nobody has asked for (stranger');
  });

  it('fails the row of the line that a validation has stopped at, and submits the rest again', async () => {
    const { server, settings, folder } = await served({
      shown: (batch, { lines }) =>
        lines.length === 4
          ? { ...batch, status: 'failed', errors: { data: [{ code: 'bad', message: 'Bad line.', line: 3 }] } }
          : batch,
    });
    const { results } = await runBatch({ folder, settings, rows: numbered(4) });
    expect(server.batches.map(({ lines }) => lines.length)).toEqual([4, 3]);
    expect(results.map(({ n, status }) => [n, status])).toEqual([
      ['3.', 'error'],
      ['1.', 'ok'],
      ['2.', 'ok'],
      ['4.', 'ok'],
    ]);
    expect(results[0]?.['error_message']).toContain('Bad line.');
  });

  it('halts the model of a job that is refused as a whole', async () => {
    const { settings, folder } = await served({
      shown: (batch) => ({
        ...batch,
        status: 'failed',
        errors: { data: [{ code: 'model_not_found', message: 'No batches of m.', line: null }] },
      }),
    });
    const { left, events } = await runBatch({ folder, settings, rows: numbered(2) });
    expect(left).toEqual(['1.: halted', '2.: halted']);
    expect(events.filter(({ type }) => type === 'provider-halted')).toMatchObject([
      { provider: 'openai', model: 'm' },
    ]);
  });

  const tooMuch = (batch: Record<string, unknown>) => ({
    ...batch,
    status: 'failed',
    errors: {
      data: [{ code: 'token_limit_exceeded', message: 'Enqueued token limit reached.', line: null }],
    },
  });

  it('halves a job that is too much by itself', async () => {
    const { server, settings, folder } = await served({
      shown: (batch, { lines }) => (lines.length > 2 ? tooMuch(batch) : batch),
    });
    const { results } = await runBatch({ folder, settings, rows: numbered(7) });
    expect(server.batches.map(({ lines }) => lines.length)).toEqual([7, 3, 3, 1, 1, 1, 1, 1, 1, 1]);
    expect(results).toHaveLength(7);
    expect(results.every(({ attempts }) => attempts === '1')).toBe(true);
  });

  it('halves a job whose making was answered with a 200, and that is too much at the first look', async () => {
    const { server, settings, folder } = await served({
      shown: (batch, { lines, looks }) => (lines.length > 2 && looks > 0 ? tooMuch(batch) : batch),
    });
    const { results, tookMs } = await runBatch({ folder, settings, rows: numbered(4) });
    expect(server.batches.map(({ lines }) => lines.length)).toEqual([4, 2, 2]);
    expect([results.length, tookMs]).toEqual([4, 60_000 + 120_000]);
  });

  it('queues a job that is too much behind one that runs, without sending its file again', async () => {
    let isFree = false;
    const { server, settings, folder } = await served({
      shown: (batch, { lines, looks }) => {
        if (lines.length === 3 && looks >= 2) isFree = true;
        return lines.length === 2 && !isFree ? tooMuch(batch) : batch;
      },
    });
    const { results, states } = await runBatch({ folder, settings, rows: numbered(5), batch: { size: 3 } });
    expect(results).toHaveLength(5);
    expect(states).toContain('queued');
    expect(server.calls.filter(({ method, path }) => `${method} ${path}` === 'POST /v1/files')).toHaveLength(
      2,
    );
    expect(server.batches).toHaveLength(3);
  });
});

describe('whatever states a batch goes through', () => {
  const words = ['validating', 'in_progress', 'finalizing', 'cancelling', 'what is this', ''];
  const inAnyCase = (states: readonly string[]) =>
    fc.constantFrom(...states).chain((state) => fc.constantFrom(state, state.toUpperCase()));
  const sequences = fc.record({
    before: fc.array(inAnyCase(words), { maxLength: 5 }),
    last: inAnyCase(['completed', 'expired', 'cancelled']),
    fates: fc.array(fc.constantFrom('answered', 'expired', 'cancelled', 'lost', 'refused', 'busy'), {
      minLength: 1,
      maxLength: 5,
    }),
  });

  it('each row has one result or is left, and the next run asks exactly those that were left', async () => {
    await fc.assert(
      fc.asyncProperty(sequences, async ({ before, last, fates }) => {
        let isSecond = false;
        const server = await openAiServer({
          states: [...before, last],
          fateOf: (prompt) => {
            const fate = isSecond ? 'answered' : (fates[Number(prompt.slice(4, -1)) - 1] ?? 'answered');
            if (fate === 'refused') return { status: 400, body: { error: { message: 'No.' } } };
            if (fate === 'busy') return { status: 503, body: { error: { message: 'Later.' } } };
            return fate;
          },
        });
        try {
          const settings = { OPENAI_BASE_URL: server.url, OPENAI_API_KEY: 'sk-of-no-worth' };
          const [folder, rows] = [temporaryFolder(), numbered(fates.length)];
          const options = { retry: { maxRetries: 0 } };
          const first = await runBatch({ folder, settings, rows, options });
          const leftOf = fates.flatMap((fate, index) =>
            ['expired', 'cancelled', 'lost'].includes(fate) ? [`${index + 1}.`] : [],
          );
          expect(first.left.map((line) => line.split(':')[0])).toEqual(leftOf);
          expect(first.results.map(({ n }) => n)).toEqual(
            rows.map(({ n }) => n).filter((n) => !leftOf.includes(n ?? '')),
          );
          isSecond = true;
          const second = await runBatch({ folder, settings, rows, options, resume: true });
          expect(second.results.map(({ n }) => n).toSorted()).toEqual(rows.map(({ n }) => n));
          expect(server.batches.slice(1).flatMap(({ lines }) => lines)).toHaveLength(leftOf.length);
          expect([...server.files.keys()]).toEqual([]);
        } finally {
          server.close();
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe('the wait for a batch', () => {
  it.each([
    [{ status: 429, headers: { 'retry-after': '300' }, body: {} }, 300_000 + 120_000],
    [{ status: 503, body: {} }, 180_000],
    [{ status: 404, body: {} }, 180_000],
    [{ status: 200, body: '<html>' }, undefined],
  ])('goes on where a look is answered with %j', async (reply, tookMs) => {
    let looks = 0;
    const { settings, folder } = await served({
      intercept: ({ method, path }) =>
        method === 'GET' && path.endsWith('/batch_1') && looks++ === 0 ? reply : undefined,
    });
    const { results, tookMs: took, left } = await runBatch({ folder, settings, rows: numbered(1) });
    if (tookMs === undefined) expect(left).toEqual(['1.: submitted']);
    else expect([results.length, took]).toEqual([1, tookMs]);
  });

  it('is as long as the server wants at the least', async () => {
    const { settings, folder } = await served({
      intercept: (call, server) => {
        if (call.method !== 'GET' || !call.path.endsWith('/batch_1') || server.batches[0]?.looks !== 0)
          return undefined;
        server.batches[0].looks += 1;
        return { headers: { 'retry-after': '200' }, body: { id: 'batch_1', status: 'in_progress' } };
      },
    });
    const { tookMs } = await runBatch({ folder, settings, rows: numbered(1) });
    expect(tookMs).toBe(60_000 + 200_000);
  });

  it('ends with the key that is refused, and the rows stay submitted', async () => {
    const { settings, folder } = await served({
      intercept: ({ method, path }) =>
        method === 'GET' && path.endsWith('/batch_1') ? { status: 401, body: {} } : undefined,
    });
    const { left } = await runBatch({ folder, settings, rows: numbered(1) });
    expect(left).toEqual(['1.: submitted']);
  });
});

describe('a batch', () => {
  it('is looked for, and not made twice, where its making was answered with an error', async () => {
    let isFirst = true;
    const { server, settings, folder } = await served({
      intercept: ({ method, path, text }, { batches, files }) => {
        if (method !== 'POST' || !path.endsWith('/batches') || !isFirst) return undefined;
        isFirst = false;
        const { input_file_id: inputFile, metadata } = JSON.parse(text);
        const lines = (files.get(inputFile) ?? '')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
        batches.push({ id: 'batch_1', inputFile, lines, metadata, looks: 0, cancelled: false });
        return { status: 500, body: {} };
      },
    });
    const { results } = await runBatch({ folder, settings, rows: numbered(2) });
    expect(server.batches).toHaveLength(1);
    expect(results).toHaveLength(2);
  });

  it('is made as soon as its file can be seen', async () => {
    let tries = 0;
    const { server, settings, folder } = await served({
      intercept: ({ method, path }) =>
        method === 'POST' && path.endsWith('/batches') && tries++ < 3
          ? { status: 400, body: { error: { message: "No such File object: 'file-1'" } } }
          : undefined,
    });
    const { results } = await runBatch({ folder, settings, rows: numbered(1) });
    expect(results).toHaveLength(1);
    expect(server.batches).toHaveLength(1);
  });

  it('that the server refuses to make halts the model, and its file is deleted', async () => {
    const { server, settings, folder } = await served({
      intercept: ({ method, path }) =>
        method === 'POST' && path.endsWith('/batches')
          ? { status: 403, body: { error: { message: 'No batches for you.' } } }
          : undefined,
    });
    const { left } = await runBatch({ folder, settings, rows: numbered(1) });
    expect(left).toEqual(['1.: halted']);
    expect(server.files.size).toBe(0);
  });
});

describe('a run that does not wait', () => {
  it('submits, and the next one collects without submitting anything', async () => {
    const { server, settings, folder } = await served();
    const rows = numbered(3);
    const first = await runBatch({ folder, settings, rows, batch: { wait: false } });
    expect(first.left).toEqual(['1.: submitted', '2.: submitted', '3.: submitted']);
    const second = await runBatch({ folder, settings, rows, batch: { wait: false }, resume: true });
    expect(second.left).toHaveLength(3);
    const third = await runBatch({ folder, settings, rows, batch: { wait: false }, resume: true });
    expect(third.results.map(({ output }) => output)).toEqual(['Re: Say 1.', 'Re: Say 2.', 'Re: Say 3.']);
    expect(server.batches).toHaveLength(1);
    const fourth = await runBatch({ folder, settings, rows, resume: true });
    expect([fourth.results.length, server.batches.length]).toEqual([3, 1]);
  });

  it('looks at what it knows before it submits the rest', async () => {
    const { server, settings, folder } = await served();
    await runBatch({ folder, settings, rows: numbered(2), batch: { wait: false } });
    const before = server.calls.length;
    const { results } = await runBatch({ folder, settings, rows: numbered(4).reverse(), resume: true });
    expect(
      server.calls
        .slice(before)
        .map(({ method, path }) => `${method} ${path}`)
        .slice(0, 2),
    ).toEqual(['GET /v1/batches/batch_1', 'POST /v1/files']);
    expect(results).toHaveLength(4);
    expect(server.batches.map(({ lines }) => lines.length)).toEqual([2, 2]);
  });

  it('keeps the answers of rows that a later run does not select', async () => {
    const { server, settings, folder } = await served({ states: ['in_progress', 'completed'] });
    const rows = numbered(3);
    await runBatch({ folder, settings, rows, batch: { wait: false } });
    const some = await runBatch({ folder, settings, rows: rows.slice(1, 2), resume: true });
    expect(some.results.map(({ n }) => n)).toEqual(['2.']);
    expect(some.warnings.join()).toContain('2 answers of the batch batch_1 belong to rows');
    const all = await runBatch({ folder, settings, rows, resume: true });
    expect(all.results.map(({ n }) => n)).toEqual(['2.', '1.', '3.']);
    expect(server.batches).toHaveLength(1);
    expect(server.files.size).toBe(0);
  });
});

describe('a run that is told to stop', () => {
  it('stops waiting, and the rows stay submitted', async () => {
    const stop = new Subject<void>();
    const { server, settings, folder } = await served({
      intercept: (_call, { batches }) => {
        if (batches[0]?.looks === 1) stop.next();
        return undefined;
      },
    });
    const { left } = await runBatch({ folder, settings, rows: numbered(2), stop });
    expect(left).toEqual(['1.: submitted', '2.: submitted']);
    expect(server.batches).toHaveLength(1);
  });

  it('cancels what is open where that is asked for by name, and keeps what has finished', async () => {
    const { server, settings, folder } = await served({
      shown: (batch, { cancelled }) => (cancelled ? batch : { ...batch, status: 'in_progress' }),
      fateOf: (prompt) => (prompt === 'Say 1.' ? 'answered' : 'cancelled'),
      states: ['cancelling', 'cancelled'],
    });
    await runBatch({ folder, settings, rows: numbered(2), batch: { wait: false } });
    const { results, left } = await runBatch({
      folder,
      settings,
      rows: numbered(3),
      resume: true,
      batch: { cancel: true },
    });
    expect(results.map(({ n }) => n)).toEqual(['1.']);
    expect(left.toSorted()).toEqual(['2.: unattempted', '3.: interrupted']);
    expect(server.batches).toHaveLength(1);
    expect(server.files.size).toBe(0);
  });

  it('cancels a job for which no row has come', async () => {
    const { server, settings, folder } = await served({ states: ['in_progress', 'cancelled'] });
    await runBatch({ folder, settings, rows: numbered(2), batch: { wait: false } });
    await runBatch({
      folder,
      settings,
      rows: numbered(1, 'openai', 'x'),
      resume: true,
      batch: { cancel: true },
    });
    expect(server.batches.map(({ cancelled }) => cancelled)).toEqual([true]);
    expect(server.files.size).toBe(0);
  });
});

describe('a budget', () => {
  it('counts rows that wait by their estimate, and leaves what does not fit', async () => {
    const { server, settings, folder } = await served();
    const lookup = providerRegistry({
      settings: { get: (key) => settings[key as keyof typeof settings] },
      send: httpSend(),
    });
    const openai = lookup('openai');
    if (openai === undefined) throw new Error('there is no openai');
    const priced = { ...openai, price: () => of((input: number) => input) };
    const { results, left } = await runBatch({
      folder,
      settings,
      rows: numbered(6),
      options: { providers: { openai: priced }, maxCostUsd: 10 },
    });
    expect(results.length).toBeGreaterThan(0);
    expect(left.every((line) => line.endsWith(': budget'))).toBe(true);
    expect(results.length + left.length).toBe(6);
    expect(server.batches).toHaveLength(1);
  });
});

describe('a batch that has ended', () => {
  it('stays in the journal while its answers cannot be had, and is collected by the next run', async () => {
    let isDown = true;
    const { server, settings, folder } = await served({
      intercept: ({ path }) => (isDown && path.endsWith('/content') ? { status: 500, body: {} } : undefined),
    });
    const rows = numbered(2);
    const first = await runBatch({ folder, settings, rows });
    expect(first.left).toEqual(['1.: submitted', '2.: submitted']);
    expect(first.warnings.join()).toContain('--resume tries again');
    isDown = false;
    const second = await runBatch({ folder, settings, rows, resume: true });
    expect(second.results).toHaveLength(2);
    expect(server.batches).toHaveLength(1);
  });

  it('and is not known any more is forgotten where that is asked for by name', async () => {
    const { server, settings, folder } = await served({ states: ['in_progress'] });
    const rows = numbered(1);
    await runBatch({ folder, settings, rows, batch: { wait: false } });
    server.batches.length = 0;
    const lost = await runBatch({ folder, settings, rows, resume: true });
    expect(lost.warnings.join()).toContain('--cancel-batches forgets it');
    const forgotten = await runBatch({ folder, settings, rows, resume: true, batch: { cancel: true } });
    expect(forgotten.left).toEqual(['1.: unattempted']);
    const again = await runBatch({ folder, settings, rows, resume: true, batch: { wait: false } });
    expect(again.left).toEqual(['1.: submitted']);
    expect(server.batches).toHaveLength(1);
  });
});
