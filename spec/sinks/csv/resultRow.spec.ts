import { describe, expect, it } from 'vitest';
import { resultCells, resultHeader } from '../../../src/sinks/csv/resultRow.js';
import { columns, experimentAt, resultAt } from '../support/results.js';

const FIELDS =
  'status,input_tokens,context_window,output_tokens,output,error_message,finish_reason,attempts,started_at,latency_ms,cached_tokens,reasoning_tokens,cost_usd,row_number,experiment_id';

/** The cell under a header. */
function cellOf(
  header: string,
  ...[result, ofColumns = columns]: [Parameters<typeof resultCells>[1], typeof columns?]
) {
  return resultCells(ofColumns, result)[resultHeader(ofColumns).indexOf(header)];
}

describe('resultHeader', () => {
  it('puts provider and model first, then the variables, then the fields', () => {
    expect(resultHeader(columns).join()).toBe(`provider,model,topic,${FIELDS}`);
  });

  it('puts repeat behind the variables, and JSON columns behind that', () => {
    expect(resultHeader({ ...columns, repeat: true }, ['score']).join()).toBe(
      `provider,model,topic,repeat,score,${FIELDS}`,
    );
  });

  it('uses the header that a variable is written under', () => {
    const renamed = { variables: [{ name: 'status', header: 'input_status' }], repeat: false };
    expect(resultHeader(renamed).join()).toBe(`provider,model,input_status,${FIELDS}`);
  });
});

describe('resultCells', () => {
  it('has a cell for every header, in the same order', () => {
    const result = resultAt(4, { status: 'warning', errorMessage: 'cut', output: 'two\nlines' });
    expect(resultCells({ ...columns, repeat: true }, result, ['7'])).toStrictEqual([
      ...['mock', 'm', 'topic 4', '1', '7'],
      ...[
        'warning',
        '12',
        '4096',
        '3',
        'two\nlines',
        'cut',
        'stop',
        '1',
        '2026-01-02T03:04:05.678Z',
        '20',
        '8',
        '2',
        '0.001',
        '5',
        'r0000000000000004',
      ],
    ]);
  });

  it('leaves empty what is not known', () => {
    const result = resultAt(0, {
      inputTokens: undefined,
      outputTokens: undefined,
      contextWindow: undefined,
      finishReason: undefined,
      startedAtMs: undefined,
      latencyMs: undefined,
      cachedTokens: undefined,
      reasoningTokens: undefined,
      costUsd: undefined,
    });
    expect(resultCells(columns, result).slice(3)).toStrictEqual([
      'ok',
      '',
      '',
      '',
      'answer 0',
      '',
      '',
      '1',
      '',
      '',
      '',
      '',
      '',
      '1',
      'r0000000000000000',
    ]);
  });

  it.each([
    { costUsd: 0, text: '0' },
    { costUsd: 1.5e-7, text: '0.00000015' },
    { costUsd: 1e-120, text: '1e-120' },
    { costUsd: 0.000123, text: '0.000123' },
    { costUsd: 1234.5, text: '1234.5' },
    { costUsd: Number.NaN, text: '' },
    { costUsd: Number.POSITIVE_INFINITY, text: '' },
  ])('writes the cost $costUsd as "$text"', ({ costUsd, text }) => {
    expect(cellOf('cost_usd', resultAt(0, { costUsd }))).toBe(text);
  });

  it('writes when each row was started, those of one moment alike', () => {
    const startedAt = (startedAtMs: number) => cellOf('started_at', resultAt(0, { startedAtMs }));
    expect([0, 1, 1, 86_400_000, 0].map(startedAt)).toEqual([
      '1970-01-01T00:00:00.000Z',
      '1970-01-01T00:00:00.001Z',
      '1970-01-01T00:00:00.001Z',
      '1970-01-02T00:00:00.000Z',
      '1970-01-01T00:00:00.000Z',
    ]);
  });

  it('writes whole milliseconds', () => {
    expect(cellOf('latency_ms', resultAt(0, { latencyMs: 1234.56 }))).toBe('1235');
  });

  it("writes the provider's own word where there is no common one", () => {
    const result = resultAt(0, { finishReason: undefined, rawFinishReason: 'SPII' });
    expect(cellOf('finish_reason', result)).toBe('SPII');
  });

  it('takes only own cells of a row, whatever its columns are called', () => {
    const names = { variables: [{ name: 'constructor', header: 'constructor' }], repeat: false };
    expect(cellOf('constructor', resultAt(0), names)).toBe('');
    const experiment = { ...experimentAt(0), variables: { constructor: 'mine' } };
    expect(cellOf('constructor', resultAt(0, { experiment }), names)).toBe('mine');
  });

  it('shows which prompt was asked, under a column that is no variable', () => {
    const prompts = {
      variables: [{ name: 'prompt', header: 'prompt', isPrompt: true }],
      repeat: false,
    };
    const experiment = { ...experimentAt(0), variables: { prompt: 'a cell' } };
    expect(cellOf('prompt', resultAt(0, { experiment }), prompts)).toBe('');
    const named = { ...experiment, promptName: 'short.txt' };
    expect(cellOf('prompt', resultAt(0, { experiment: named }), prompts)).toBe('short.txt');
  });

  it('shows behind all others what the model thought, where that has a column', () => {
    const thoughtful = { ...columns, reasoning: 'thoughts' };
    expect(resultCells(thoughtful, resultAt(0, { reasoning: 'Hm.' })).at(-1)).toBe('Hm.');
    expect(resultCells(thoughtful, resultAt(0)).at(-1)).toBe('');
    expect(resultHeader(thoughtful).at(-1)).toBe('thoughts');
    expect(resultCells(columns, resultAt(0, { reasoning: 'Hm.' }))).toHaveLength(
      resultHeader(columns).length,
    );
  });
});
