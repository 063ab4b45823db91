import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ParameterPlaces, placedParameters } from '../../../src/providers/answers/parameters.js';

const places: ParameterPlaces = {
  named: { max_tokens: 'options.num_predict', stop: 'options.stop', seed: 'seed', think: 'think' },
  others: 'options.',
  reserved: ['think', 'model'],
  lists: ['options.stop'],
};
const strict: ParameterPlaces = { named: { max_tokens: 'max', top_p: 'topP' }, reserved: [] };
const leftOut = (name: string) => `Parameter '${name}' was left out: the provider does not take it`;

describe('placedParameters', () => {
  it.each([
    { title: 'nothing', parameters: {}, body: {} },
    { title: 'a name of the API', parameters: { seed: 7 }, body: { seed: 7 } },
    {
      title: 'a name with a place of its own',
      parameters: { max_tokens: 5 },
      body: { options: { num_predict: 5 } },
    },
    { title: 'a cousin', parameters: { maxOutputTokens: 5 }, body: { options: { num_predict: 5 } } },
    { title: 'any other', parameters: { mirostat: 2 }, body: { options: { mirostat: 2 } } },
    {
      title: 'one value where a list is wanted',
      parameters: { stop: 'END' },
      body: { options: { stop: ['END'] } },
    },
    {
      title: 'a list where a list is wanted',
      parameters: { stop: ['a', 'b'] },
      body: { options: { stop: ['a', 'b'] } },
    },
    {
      title: 'two into one folder',
      parameters: { stop: 'x', a: 1 },
      body: { options: { stop: ['x'], a: 1 } },
    },
    {
      title: 'values as they are',
      parameters: { a: null, b: '1', c: { d: [0] } },
      body: { options: { a: null, b: '1', c: { d: [0] } } },
    },
  ])('places $title', ({ parameters, body }) => {
    expect(placedParameters(parameters, places)).toStrictEqual({ body, warnings: [] });
  });

  it.each([
    { name: 'think', places },
    { name: 'model', places },
    { name: 'temperature', places: strict },
    { name: 'constructor', places: strict },
  ])("leaves out '$name' with a warning where it has no place", ({ name, places: taken }) => {
    expect(placedParameters({ [name]: 1 }, taken)).toStrictEqual({ body: {}, warnings: [leftOut(name)] });
  });

  it('takes cousins under the name of the API alone where there is no room for others', () => {
    const parameters = { max_completion_tokens: 5, topP: 0.5 };

    expect(placedParameters(parameters, strict).body).toStrictEqual({ max: 5, topP: 0.5 });
  });

  it('loses no parameter without saying so', () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1 }).filter((name) => !name.includes('.')));
    fc.assert(
      fc.property(names, (given) => {
        const parameters = Object.fromEntries(given.map((name) => [name, name]));
        const { body, warnings } = placedParameters(parameters, {
          named: {},
          others: '',
          reserved: ['model'],
        });

        expect(Object.keys(body).length + warnings.length).toBe(Object.keys(parameters).length);
      }),
    );
  });

  it('takes a parameter called __proto__ for a parameter', () => {
    const { body } = placedParameters(JSON.parse('{"__proto__":{"x":1}}'), {
      named: {},
      others: '',
      reserved: [],
    });

    expect([Object.keys(body), Object.getPrototypeOf(body)]).toStrictEqual([['__proto__'], Object.prototype]);
  });
});
