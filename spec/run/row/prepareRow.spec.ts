import { mkdirSync, writeFileSync } from 'node:fs';
import { EMPTY, lastValueFrom, NEVER, of, throwError, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { RowError } from '../../../src/errors.js';
import type { Experiment } from '../../../src/experiment.js';
import { whenThere } from '../../../src/operators/whenThere.js';
import { rowIds } from '../../../src/prompt/rowIds.js';
import { textFile } from '../../../src/prompt/textFile.js';
import type { Provider } from '../../../src/providers/provider.js';
import type { PreparedRow, Question, Unaskable } from '../../../src/run/preparedRow.js';
import { prepareRow } from '../../../src/run/row/prepareRow.js';
import type { QuestionOptions } from '../../../src/run/runOptions.js';
import { PNG } from '../../support/images.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';

const silent: Provider = { complete: () => NEVER };

function experimentOf(changes: Partial<Experiment> = {}): Experiment {
  return {
    position: 3,
    rowNumber: 4,
    repeat: 1,
    provider: 'a',
    model: 'm',
    variables: { topic: 'owls' },
    ...changes,
  };
}

function prepared(
  options: Partial<QuestionOptions> & { provider?: Partial<Provider> } = {},
  experiment = experimentOf(),
): Promise<PreparedRow[]> {
  const { provider, ...others } = options;
  const providers = { a: { ...silent, ...provider }, b: silent };
  const prepare = prepareRow({ experiments: EMPTY, prompt: 'On {{topic}}', providers, ...others });
  return lastValueFrom(whenThere(prepare(experiment), of).pipe(toArray()));
}

async function questionOf(...given: Parameters<typeof prepared>): Promise<Question> {
  const rows = await prepared(...given);
  const [row] = rows;
  if (row === undefined || rows.length > 1 || 'problem' in row) throw new Error(JSON.stringify(rows));
  return row;
}

async function problemOf(...given: Parameters<typeof prepared>): Promise<Unaskable> {
  const rows = await prepared(...given);
  const [row] = rows;
  if (row === undefined || rows.length > 1 || !('problem' in row)) throw new Error(JSON.stringify(rows));
  return row;
}

describe('prepareRow', () => {
  it('says what is asked of whom', async () => {
    const experiment = experimentOf();
    const question = await questionOf({ system: 'Be brief', parameters: { seed: 1 } });
    expect(question).toMatchObject({
      experiment,
      provider: silent,
      request: { model: 'm', prompt: 'On owls', system: 'Be brief', parameters: { seed: 1 } },
      attachments: [],
      warnings: [],
      missing: [],
      isTight: false,
    });
    expect(question.request).not.toHaveProperty('parts');
    expect(question.ids.experimentId).toBe(
      rowIds({ experiment, prompt: 'On owls', system: 'Be brief', parameters: { seed: 1 } }).experimentId,
    );
  });

  it.each([
    { row: { problem: 'It has 2 cells instead of 3' }, problem: 'It has 2 cells instead of 3' },
    { row: { provider: '' }, problem: 'The row names no provider; known providers: a, b' },
    { row: { provider: 'c' }, problem: "Unknown provider 'c'; known providers: a, b" },
    { row: { model: '' }, problem: 'The row names no model' },
    { row: { provider: 'c', model: '', problem: 'first' }, problem: 'first' },
  ])('says that nothing can be asked: $problem', async ({ row, problem }) => {
    const experiment = experimentOf(row);
    const unaskable = await problemOf({}, experiment);
    expect(unaskable).toEqual({
      experiment,
      ids: expect.objectContaining({ experimentId: expect.stringMatching(/^r/) }),
      problem,
      unreadable: undefined,
    });
    expect(unaskable.ids.experimentId).toBe(rowIds({ experiment, prompt: '', parameters: {} }).experimentId);
  });

  it.each(['', ' \n\t', '{{topic}}'])('sends no prompt that is empty: %j', async (prompt) => {
    const { problem } = await problemOf({ prompt }, experimentOf({ variables: { topic: ' ' } }));
    expect(problem).toBe('The prompt is empty: nothing was sent');
  });

  it('warns of a placeholder that no column is for', async () => {
    const { warnings, missing } = await questionOf({ prompt: '{{topic}} and {{other}}' });
    expect(missing).toEqual(['other']);
    expect(warnings).toEqual([expect.stringMatching(/other.*4|4.*other/)]);
  });

  it('names the file that it could not read', async () => {
    const folder = temporaryFolder();
    const { problem, unreadable } = await problemOf({ prompt: textFile(`${folder}/{{topic}}.txt`) });
    expect(problem).toContain(`${folder}/owls.txt`);
    expect(unreadable).toBe(`${folder}/owls.txt`);
  });

  it.each([
    { cause: undefined },
    { cause: 'missing.txt' },
    { cause: new Error('no') },
    { cause: Object.assign(new Error('no'), { path: 7 }) },
    { cause: { path: 'missing.txt' } },
  ])('names no file where the system names none: $cause', async ({ cause }) => {
    const prompt = { load: () => throwError(() => new RowError('refused', { cause })) };
    expect(await problemOf({ prompt })).toMatchObject({ problem: 'refused', unreadable: undefined });
  });

  it.each([
    ['at hand', 'On {{topic}}'],
    ['read from a file', { load: () => of({ name: 'prompt', text: 'On {{topic}}' }) }],
  ])('refuses a row with a schema that is none, with a prompt that is %s', async (_where, prompt) => {
    const experiment = experimentOf({ variables: { topic: 'owls', 'param.response_schema': '[1]' } });
    expect(await problemOf({ prompt }, experiment)).toMatchObject({
      problem: 'The schema of the answer is no object',
    });
  });

  it('errors with what is no fault of the row', async () => {
    const prompt = { load: () => throwError(() => new TypeError('a defect')) };
    await expect(prepared({ prompt })).rejects.toThrow(TypeError);
  });

  describe('with a window', () => {
    const within = (tokens: number | undefined) => ({ contextWindow: () => of(tokens) });

    it('says how much fits, and nothing where it is plenty', async () => {
      const question = await questionOf({ provider: within(8000) });
      expect(question).toMatchObject({ contextWindow: 8000, isTight: false, warnings: [] });
    });

    it('asks with what the row asks', async () => {
      const asked: unknown[] = [];
      const contextWindow: Provider['contextWindow'] = (request) => {
        asked.push(request);
        return of(8000);
      };
      await questionOf({ provider: { contextWindow }, parameters: { num_ctx: 5 } });
      expect(asked).toEqual([expect.objectContaining({ model: 'm', parameters: { num_ctx: 5 } })]);
    });

    it('warns where it is tight, behind other warnings', async () => {
      const question = await questionOf({ provider: within(100), prompt: `{{x}}${'word '.repeat(100)}` });
      expect(question.isTight).toBe(true);
      expect(question.warnings).toEqual([
        expect.stringContaining('x'),
        expect.stringMatching(/^The input is about .* % of the model's context window of 100$/),
      ]);
    });

    it('sends nothing that cannot fit', async () => {
      const unaskable = await problemOf({ provider: within(10), prompt: 'word '.repeat(1000) });
      expect(unaskable).toMatchObject({ isTooLong: true, contextWindow: 10 });
      expect(unaskable.problem).toMatch(/far beyond the model's context window of 10: not sent$/);
    });

    it.each([
      { title: 'fails', contextWindow: () => throwError(() => new Error('no')) },
      { title: 'tells nothing', contextWindow: () => EMPTY },
      {
        title: 'throws',
        contextWindow: () => {
          throw new Error('no');
        },
      },
    ])('goes on without one where the provider $title', async ({ contextWindow }) => {
      expect((await questionOf({ provider: { contextWindow } })).contextWindow).toBeUndefined();
    });
  });

  it('asks for JSON of a form, and checks it', async () => {
    const schema = { type: 'object', properties: { a: { type: 'number' } } };
    const question = await questionOf({ parameters: { response_schema: schema } });
    expect(question.schema).toEqual(schema);
    expect((await questionOf()).schema).toBeUndefined();
    expect(question.ids.experimentId).not.toBe((await questionOf()).ids.experimentId);
  });

  it('is returned at once where nothing has to be read', () => {
    const prepare = prepareRow({ experiments: EMPTY, prompt: 'On {{topic}}', providers: { a: silent } });
    expect(prepare(experimentOf())).toMatchObject({ request: { prompt: 'On owls' } });
  });

  describe('with images', () => {
    function withImage(image: Buffer) {
      const folder = temporaryFolder();
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/owl.png`, image);
      const experiment = experimentOf({ variables: { topic: 'owls', image: 'owl.png' } });
      return { folder, experiment };
    }

    const takes = { inline: ['image/png'] } as const;

    it('tells what goes along, and what it counts as', async () => {
      const { folder, experiment } = withImage(PNG);
      const options = { attachments: { columns: ['image'], folder }, provider: { attachments: takes } };
      const question = await questionOf(options, experiment);
      expect(question.attachments).toHaveLength(1);
      const [attachment] = question.attachments;
      expect(question.request.parts).toEqual([attachment?.outline]);
      expect(question.estimate.attached).toEqual({ tokens: 0, uncounted: 1 });
      const plain = await questionOf({}, experiment);
      expect(plain.estimate.attached).toEqual({ tokens: 0, uncounted: 0 });
      expect(question.ids.experimentId).not.toBe(plain.ids.experimentId);
    });

    it('is known by what the image holds', async () => {
      const idOf = async (image: Buffer) => {
        const { folder, experiment } = withImage(image);
        const options = { attachments: { columns: ['image'], folder }, provider: { attachments: takes } };
        return (await questionOf(options, experiment)).ids.experimentId;
      };
      expect(await idOf(PNG)).toBe(await idOf(PNG));
      expect(await idOf(PNG)).not.toBe(await idOf(Buffer.concat([PNG, Buffer.from([0])])));
    });

    it('says that an image is not taken, or not there', async () => {
      const { folder, experiment } = withImage(PNG);
      const attachments = { columns: ['image'], folder };
      expect((await problemOf({ attachments }, experiment)).problem).toContain('a');
      const missing = experimentOf({ variables: { topic: 'owls', image: 'none.png' } });
      const unaskable = await problemOf({ attachments, provider: { attachments: takes } }, missing);
      expect(unaskable.problem).toContain('none.png');
    });
  });
});
