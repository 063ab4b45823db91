import { mergeMap, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { RowError } from '../../src/errors.js';
import type { Experiment } from '../../src/experiment.js';
import {
  missingMessage,
  type PromptSources,
  type RenderedPrompt,
  renderPrompt,
} from '../../src/prompt/renderPrompt.js';
import { textOf } from '../../src/prompt/textOf.js';
import type { SourceText, TextSource } from '../../src/prompt/textSource.js';
import { streamOf } from '../../src/providers/own/streamOf.js';
import { marbles } from '../support/marbles.js';

const experiment = (variables: Record<string, string>): Experiment => ({
  position: 4,
  rowNumber: 3,
  repeat: 1,
  provider: 'mock',
  model: 'm',
  variables,
});

/** What is emitted before `subscribe` returns. */
function renderNow(
  sources: PromptSources,
  variables: Record<string, string> = {},
): readonly RenderedPrompt[] {
  const rendered: RenderedPrompt[] = [];
  streamOf(renderPrompt(sources)(experiment(variables))).subscribe((prompt) => rendered.push(prompt));
  return rendered;
}

describe('renderPrompt', () => {
  it('renders prompt and system message with the values of the row, at once', () => {
    const sources = { prompt: textOf('p', '{{a}}?'), system: textOf('s', 'Be {{b}}, {{model}}.') };
    expect(renderNow(sources, { a: 'Why', b: 'brief' })).toEqual([
      { prompt: 'Why?', system: 'Be brief, m.', missing: [] },
    ]);
  });

  it('has no system message where there is none', () => {
    expect(renderNow({ prompt: textOf('p', 'Hi') })).toEqual([{ prompt: 'Hi', missing: [] }]);
  });

  it('knows provider, model and row number, unless a column has that name', () => {
    const prompt = textOf('p', '{{provider}} {{model}} {{row_number}}');
    expect(renderNow({ prompt })).toMatchObject([{ prompt: 'mock m 3' }]);
    expect(renderNow({ prompt }, { row_number: '17', provider: ' Mock' })).toMatchObject([
      { prompt: ' Mock m 17' },
    ]);
  });

  it('lets context documents follow in their order, with their placeholders replaced', () => {
    const contexts = [textOf('a.md', 'About {{topic}}.'), textOf('b.md', 'More.')];
    expect(renderNow({ prompt: textOf('p', 'Explain.'), contexts }, { topic: 'tea' })).toMatchObject([
      { prompt: 'Explain.\n\n## Document: a.md\n\nAbout tea.\n\n---\n\n## Document: b.md\n\nMore.\n\n---' },
    ]);
  });

  it('leaves exactly one blank line where a text ends its last line', () => {
    const contexts = [textOf('a.md', 'About.\n')];
    expect(renderNow({ prompt: textOf('p', 'Explain.\n'), contexts })).toMatchObject([
      { prompt: 'Explain.\n\n## Document: a.md\n\nAbout.\n\n---' },
    ]);
  });

  it('expands nothing that came from a value', () => {
    const contexts = [textOf('a.md', '{{a}}')];
    expect(renderNow({ prompt: textOf('p', '{{a}}'), contexts }, { a: '{{b}}', b: 'x' })).toMatchObject([
      { prompt: '{{b}}\n\n## Document: a.md\n\n{{b}}\n\n---', missing: [] },
    ]);
  });

  it('names what is missing once, in the order of prompt, documents and system message', () => {
    const sources = {
      prompt: textOf('p', '{{b}}{{a}}'),
      contexts: [textOf('c', '{{d}}{{b}}'), textOf('c', '{{e}}')],
      system: textOf('s', '{{a}}{{c}}'),
    };
    expect(renderNow(sources)).toMatchObject([{ missing: ['b', 'a', 'd', 'e', 'c'] }]);
  });

  it('gives its sources the values that templates have', () => {
    const asked: unknown[] = [];
    const prompt = {
      load: (variables: object) => {
        asked.push({ ...variables });
        return of({ name: 'p', text: '' });
      },
    };
    renderNow({ prompt }, { a: '1' });
    expect(asked).toEqual([{ provider: 'mock', model: 'm', row_number: '3', a: '1' }]);
  });

  it(
    'loads all texts at the same time, and stops loading on unsubscription',
    marbles((m) => {
      const source = (text: string) => ({ name: text, text });
      const prompt = m.cold('   ---(p|)', { p: source('Hi') });
      const document = m.cold(' -----(c|)', { c: source('Doc') });
      const rows = m.hot('      a------b--|');
      const render = renderPrompt({ prompt: { load: () => prompt }, contexts: [{ load: () => document }] });
      const unsubscribed = '    ---------!';
      const expected = '        -----r----';

      const result = rows.pipe(mergeMap(() => streamOf(render(experiment({})))));
      m.expect(result, unsubscribed).toBeObservable(expected, {
        r: { prompt: 'Hi\n\n## Document: Doc\n\nDoc\n\n---', missing: [] },
      });
      m.expect(document).toHaveSubscriptions(['^----!', '-------^-!']);
      m.expect(prompt).toHaveSubscriptions(['^--!', '-------^-!']);
    }),
  );

  it(
    'errors as its sources do',
    marbles((m) => {
      const error = new RowError('missing');
      const result = renderPrompt({
        prompt: textOf('p', ''),
        contexts: [{ load: () => throwError(() => error) }],
      });
      m.expect(streamOf(result(experiment({})))).toBeObservable('#', {}, error);
    }),
  );
});

describe('missingMessage', () => {
  it('names variable and row', () => {
    expect(missingMessage('x', 3)).toBe("Variable '{{x}}' in template has no value in experiment row 3");
  });

  it('loads nothing where all texts are at hand, and everything where one is not', () => {
    const loads: string[] = [];
    const counted = (name: string, fixed?: SourceText): TextSource => ({
      fixed,
      load: () => {
        loads.push(name);
        return of({ name, text: `${name} loaded. ` });
      },
    });
    const atHand = { name: 'p', text: 'p at hand. ' };

    expect(renderNow({ prompt: counted('p', atHand) })).toMatchObject([{ prompt: 'p at hand. ' }]);
    expect(loads).toEqual([]);
    expect(renderNow({ prompt: counted('p', atHand), system: counted('s') })).toMatchObject([
      { prompt: 'p loaded. ', system: 's loaded. ' },
    ]);
    expect(loads).toEqual(['p', 's']);
  });
});
