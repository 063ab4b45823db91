import fc from 'fast-check';
import { map, of, timer } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { CompletionRequest } from '../../../src/providers/provider.js';
import type { ResultSink } from '../../../src/sinks/sink.js';
import { fromRecords } from '../../../src/sources/fromRecords.js';
import { encoded } from '../../../src/workers/protocol/messages.js';
import { MemoryPlace, memoryBroker } from '../../support/memoryBroker.js';
import { runAt, workerAt } from '../support.js';

/** What a run that was killed had of a row. */
const states = [
  'written',
  'written, and its answer still at the broker',
  'answered',
  'at the broker',
  'never asked',
] as const;
type State = (typeof states)[number];

const twin = { provider: 'vllm', model: 'm', n: 'same' };
const row = (n: string) => ({ provider: 'vllm', model: 'm', n });

/** The request of a row that stands first in its input. */
async function requestOf(): Promise<CompletionRequest & { readonly id: string }> {
  const place = new MemoryPlace();
  const seen: CompletionRequest[] = [];
  workerAt(place, { complete: (request) => of({ output: String(seen.push(request)) }) });
  await (await runAt(place)).run(0, { experiments: fromRecords([twin]) });
  return { prompt: '', model: '', parameters: {}, variables: {}, ...seen[0], id: seen[0]?.id ?? '' };
}

/** A run of twins, of which a killed one has left each in one of the states, and so many other rows come before them now. */
async function resumed(left: readonly State[], moved: { readonly from: number; readonly to: number }) {
  const request = await requestOf();
  const [experimentId = ''] = request.id.split('-');
  const place = new MemoryPlace();
  const broker = memoryBroker(place);
  const at = (index: number) => {
    const position = moved.from + index;
    return { run: 'results', id: `${experimentId}-${position + 1}-${position}` };
  };
  for (const [index, state] of left.entries()) {
    const address = at(index);
    if (state === 'answered' || state.startsWith('written, and')) {
      const completion = { output: `old ${index}` };
      const answer = encoded({ worker: 'w', type: 'completion', completion });
      await broker.publishAnswer({ ...address, ask: 'former-1' }, answer);
    }
    if (state === 'at the broker') {
      const call = { version: '0.1.0', ask: 'former-1', timeoutMs: 20_000, request };
      await broker.publishCall({ ...address, provider: 'vllm' }, encoded(call));
    }
  }
  let asked = 0;
  const complete = ({ prompt }: CompletionRequest) => {
    if (prompt === request.prompt) asked += 1;
    // Later, so that rows wait for what the killed run has asked while their twins are asked.
    const output = `new ${asked}`;
    return timer(1).pipe(map(() => ({ output })));
  };
  const written = left.flatMap((state, index) => (state.startsWith('written') ? [index] : []));
  const joined = await runAt(place, { isResumed: true });
  workerAt(place, { complete });
  let isRead = false;
  let kept = 0;
  const sink: ResultSink = {
    write: of,
    // As of a file: read at the first question, and each row that it holds stands for one of the input.
    has({ variables }) {
      if (!isRead)
        for (const index of written) joined.finished({ experimentId, rowNumber: moved.from + index + 1 });
      isRead = true;
      if (variables['n'] !== 'same' || kept === written.length) return of(false);
      kept += 1;
      return of(true);
    },
  };
  const others = Array.from({ length: moved.to }, (_, n) => row(`other ${n}`));
  const experiments = fromRecords([...others, ...left.map(() => twin)]);
  const { results } = await joined.run(0, { experiments, sink });
  await joined.close({ isWhole: true });
  const outputs = results
    .filter(({ experiment }) => experiment.variables['n'] === 'same')
    .map(({ output }) => output);
  return { outputs, asked };
}

const count = (left: readonly State[], ...among: readonly State[]) =>
  left.filter((state) => among.includes(state)).length;

describe('identical rows of a run that was killed', () => {
  it('get each answer that came back once, and none that is written, wherever they stand now', async () => {
    const anyLeft = fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 4 });
    const anyMove = fc.record({ from: fc.nat(3), to: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(anyLeft, anyMove, async (left, moved) => {
        const { outputs, asked } = await resumed(left, moved);
        const old = left.flatMap((state, index) => (state === 'answered' ? [`old ${index}`] : []));
        expect(outputs.filter((output) => output.startsWith('old')).toSorted()).toEqual(old);
        expect(outputs).toHaveLength(
          left.length - left.filter((state) => state.startsWith('written')).length,
        );
        expect(new Set(outputs).size).toBe(outputs.length);
        expect(asked).toBe(count(left, 'at the broker', 'never asked'));
      }),
      { numRuns: 60 },
    );
  });
});
