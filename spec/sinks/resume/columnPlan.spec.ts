import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEWER_FIELDS, RESULT_FIELDS, resultColumns } from '../../../src/columns.js';
import { resultHeader } from '../../../src/sinks/csv/resultRow.js';
import { columnPlan } from '../../../src/sinks/resume/columnPlan.js';

const FIRST_FIELDS = RESULT_FIELDS.filter((field) => !NEWER_FIELDS.has(field));
const header = (names: string, fields: readonly string[] = RESULT_FIELDS) => [...names.split(','), ...fields];

/** Which column of the file each column of this run is taken from. */
function taken(found: readonly string[], names: readonly string[], { repeat = false, flatten = false } = {}) {
  const columns = resultColumns(names, { repeat });
  const plan = columnPlan(found, columns, flatten);
  if (typeof plan === 'string') return plan;
  const from = plan.places.map((place) => (place === undefined ? '-' : (found[place] ?? '?')));
  const now = resultHeader(columns, plan.jsonColumns);
  return from.map((name, index) => (name === now[index] ? name : `${now[index]} from ${name}`)).slice(0, -15);
}

describe('columnPlan', () => {
  it('finds that nothing is to be done', () => {
    const columns = resultColumns(['provider', 'model', 'topic']);
    expect(columnPlan(resultHeader(columns), columns, false)).toMatchObject({
      isSame: true,
      missing: new Set(),
    });
  });

  it.each([
    { title: 'fewer figures', found: header('provider,model,topic', FIRST_FIELDS) },
    { title: 'another order', found: header('topic,model,provider') },
  ])('brings a file with $title to the columns of this run', ({ found }) => {
    const columns = resultColumns(['provider', 'model', 'topic']);
    const plan = columnPlan(found, columns, false);
    expect(plan).toMatchObject({ isSame: false });
    if (typeof plan === 'string') throw new Error(plan);
    const names = plan.places.map((place) => (place === undefined ? '-' : found[place]));
    const known = resultHeader(columns).map((name) => (found.includes(name) ? name : '-'));
    expect(names).toEqual(known);
  });

  it.each([
    {
      title: 'an added expectation',
      found: 'provider,model,topic',
      names: ['provider', 'model', 'expect', 'topic'],
      places: ['provider', 'model', 'expect from -', 'topic'],
    },
    {
      title: 'repetitions',
      found: 'provider,model,topic',
      names: ['provider', 'model', 'topic', 'meta.x'],
      repeat: true,
      places: ['provider', 'model', 'topic', 'meta.x from -', 'repeat from -'],
    },
    {
      title: 'columns of JSON',
      found: 'provider,model,topic,score',
      names: ['provider', 'model', 'topic', 'meta.x'],
      flatten: true,
      places: ['provider', 'model', 'topic', 'meta.x from -', 'score'],
    },
    {
      title: 'a variable whose name has become that of a figure',
      found: 'provider,model,topic,started_at',
      names: ['provider', 'model', 'topic', 'started_at'],
      fields: FIRST_FIELDS,
      places: ['provider', 'model', 'topic', 'input_started_at from started_at'],
    },
    {
      title: 'JSON whose name has become that of a figure',
      found: 'provider,model,topic,started_at',
      names: ['provider', 'model', 'topic'],
      fields: FIRST_FIELDS,
      flatten: true,
      places: ['provider', 'model', 'topic', 'json_started_at from started_at'],
    },
    {
      title: 'names made harmless for spreadsheets',
      found: "provider,model,'=x",
      names: ['provider', 'model', '=x'],
      places: ['provider', 'model', "=x from '=x"],
    },
  ])('finds places for $title', ({ found, names, fields, places, ...options }) => {
    expect(taken(header(found, fields), names, options)).toEqual(places);
  });

  it.each([
    { found: header('provider,model'), difference: "it lacks 'topic'" },
    { found: header('provider,model,topic,old'), difference: "it has in addition 'old'" },
    { found: header('provider,model,topic,meta.x'), difference: "it has in addition 'meta.x'" },
    { found: header('provider,model,topic,repeat'), difference: "it has in addition 'repeat'" },
    { found: header('provider,model,topic,topic'), difference: "it has columns twice: 'topic'" },
    { found: header('provider,model'), difference: "it lacks 'topic'", repeat: true },
    { found: ['provider', 'model', 'topic'], difference: /^it lacks 'status', 'input_tokens'/ },
    {
      found: ['provider', 'model', 'topic', 'score'],
      difference: /^it lacks 'status',[^;]*$/,
      flatten: true,
    },
    { found: header('provider,old,model,topic'), difference: "it has in addition 'old'", flatten: true },
  ])('says what does not fit in $found', ({ found, difference, ...options }) => {
    expect(taken(found, ['provider', 'model', 'topic'], options)).toEqual(
      typeof difference === 'string' ? difference : expect.stringMatching(difference),
    );
  });

  it('does without no column of the input but that of the prompt', () => {
    const columns = resultColumns(['provider', 'model', 'topic'], { promptAt: 2 });
    expect(columnPlan(header('provider,model,prompt'), columns, false)).toBe("it lacks 'topic'");
  });

  it('does not take a variable called repeat for the number of a repetition', () => {
    expect(taken(header('provider,model,repeat'), ['provider', 'model', 'repeat'], { repeat: true })).toBe(
      "it lacks 'input_repeat'",
    );
  });

  it('finds every column wherever it stands', () => {
    const columns = resultColumns(['provider', 'model', 'topic', 'expect', 'status'], {
      repeat: true,
      promptAt: 3,
      reasoning: 'thoughts',
    });
    const now = resultHeader(columns);
    const orders = fc.shuffledSubarray(now, { minLength: now.length });
    fc.assert(
      fc.property(orders, (found) => {
        const plan = columnPlan(found, columns, false);
        if (typeof plan === 'string') throw new Error(plan);
        expect(plan.places.map((place) => found[place ?? -1])).toEqual(now);
        expect(plan.missing.size).toBe(0);
      }),
    );
  });

  it.each(FIRST_FIELDS)('finds %s before all others, where JSON may have columns', (field) => {
    const columns = resultColumns(['provider', 'model', 'topic']);
    const others = RESULT_FIELDS.filter((other) => other !== field);
    const found = [field, 'provider', 'model', 'topic', ...others];
    const plan = columnPlan(found, columns, true);
    if (typeof plan === 'string') throw new Error(plan);
    expect(plan.places.map((place) => found[place ?? -1])).toEqual(resultHeader(columns));
  });

  it.each([
    {
      title: 'the prompt that was asked, where it has no column yet',
      found: header('provider,model,topic'),
      options: { promptAt: 2 },
      missing: ['prompt'],
    },
    {
      title: 'what the model thought, where that has no column yet',
      found: header('provider,model,topic'),
      options: { reasoning: 'thoughts' },
      missing: ['thoughts'],
    },
    {
      title: 'figures that an earlier version did not write',
      found: header('provider,model,topic', FIRST_FIELDS),
      options: {},
      missing: [...NEWER_FIELDS],
    },
  ])('names $title', ({ found, options, missing }) => {
    const plan = columnPlan(found, resultColumns(['provider', 'model', 'topic'], options), false);
    expect(plan).toMatchObject({ missing: new Set(missing), isSame: false });
  });

  it('does not take a variable called prompt for the prompt that was asked', () => {
    const columns = resultColumns(['provider', 'model', 'prompt'], { promptAt: 2 });
    expect(columnPlan(header('provider,model,prompt'), columns, false)).toBe("it lacks 'input_prompt'");
  });

  it.each([
    { name: 'repeat', found: 'provider,model,input_repeat', options: { repeat: true } },
    { name: 'prompt', found: 'provider,model,input_prompt', options: { promptAt: 2 } },
  ])('does not take a column called input_$name for that of a variable called $name', (row) => {
    const columns = resultColumns(['provider', 'model', row.name], row.options);
    expect(columnPlan(header(row.found), columns, false)).toBe(`it lacks '${row.name}'`);
  });

  it('knows columns that only stand in another order from those that are in place', () => {
    const columns = resultColumns(['provider', 'model', 'topic']);
    const now = resultHeader(columns);
    expect(columnPlan(now, columns, false)).toMatchObject({ isSame: true });
    expect(columnPlan([...now.slice(0, -2), ...now.slice(-2).reverse()], columns, false)).toMatchObject({
      isSame: false,
    });
  });

  it('takes several columns of JSON in their order, and their names for today', () => {
    const columns = resultColumns(['provider', 'model', 'topic'], { reasoning: 'a' });
    const found = header('provider,model,topic,a,b');
    expect(columnPlan(found, columns, true)).toMatchObject({
      places: [0, 1, 2, 3, 4, ...RESULT_FIELDS.map((_, index) => index + 5), undefined],
      jsonColumns: ['json_a', 'b'],
      isSame: false,
    });
    const same = [...found, 'thoughts'];
    const others = resultColumns(['provider', 'model', 'topic'], { reasoning: 'thoughts' });
    expect(columnPlan(same, others, true)).toMatchObject({ jsonColumns: ['a', 'b'], isSame: true });
  });

  it('gives JSON another name although all stands in its place', () => {
    const columns = resultColumns(['provider', 'model', 'topic'], { reasoning: 'x' });
    const found = [...header('provider,model,topic,x'), 'x'];
    expect(columnPlan(found, columns, true)).toMatchObject({
      places: found.map((_, index) => index),
      jsonColumns: ['json_x'],
      isSame: false,
    });
  });
});
