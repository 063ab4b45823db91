import { EMPTY, lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { RowError } from '../../src/errors.js';
import type { Experiment } from '../../src/experiment.js';
import { textOf } from '../../src/prompt/textOf.js';
import { streamOf } from '../../src/providers/own/streamOf.js';
import { questionRenderer } from '../../src/run/questionRenderer.js';
import type { QuestionOptions } from '../../src/run/runOptions.js';

/** `questionRenderer` looks at the texts alone. */
function rendererOf(texts: Pick<QuestionOptions, 'prompt' | 'contexts' | 'system'>) {
  return questionRenderer({ experiments: EMPTY, providers: {}, ...texts });
}

function experimentWith(promptName?: string): Experiment {
  const variables = { provider: 'mock', model: 'm', topic: 'rain' };
  return {
    position: 0,
    rowNumber: 1,
    repeat: 1,
    provider: 'mock',
    model: 'm',
    variables,
    ...(promptName !== undefined && { promptName }),
  };
}

describe('questionRenderer', () => {
  it('puts a question together from texts, and from sources of such', async () => {
    const render = rendererOf({
      prompt: 'Why {{topic}}?',
      contexts: ['First of {{topic}}', textOf('second', 'Second')],
      system: 'Be short about {{topic}}',
    });
    const { prompt, system } = await lastValueFrom(streamOf(render(experimentWith())));
    expect(prompt).toMatch(/^Why rain\?[\s\S]* context 1\n\nFirst of rain\n[\s\S]* second\n\nSecond\n/);
    expect(system).toBe('Be short about rain');
  });

  it('sends no system message where there is none', async () => {
    const { system } = await lastValueFrom(streamOf(rendererOf({ prompt: 'Why?' })(experimentWith())));
    expect(system).toBeUndefined();
  });

  it('takes the prompt that a row names, of several', async () => {
    const render = rendererOf({
      prompt: new Map([
        ['short', 'Why {{topic}}?'],
        ['long', 'Tell all about {{topic}}'],
      ]),
    });
    const promptOf = async (name: string) =>
      (await lastValueFrom(streamOf(render(experimentWith(name))))).prompt;
    expect([await promptOf('short'), await promptOf('long')]).toEqual(['Why rain?', 'Tell all about rain']);
  });

  it.each([
    { name: undefined, message: 'The row names no prompt' },
    { name: 'other', message: "There is no prompt 'other'" },
  ])('refuses a row that names $name', async ({ name, message }) => {
    const render = rendererOf({ prompt: new Map([['short', 'Why?']]) });
    await expect(lastValueFrom(streamOf(render(experimentWith(name))))).rejects.toThrow(
      new RowError(message),
    );
  });
});
