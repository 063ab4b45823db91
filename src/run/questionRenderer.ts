import { type Observable, throwError } from 'rxjs';
import { RowError } from '../errors.js';
import type { Experiment } from '../experiment.js';
import { type RenderedPrompt, renderPrompt } from '../prompt/renderPrompt.js';
import { textOf } from '../prompt/textOf.js';
import type { TextSource } from '../prompt/textSource.js';
import type { QuestionOptions } from './runOptions.js';

/**
 * How the questions of a run are rendered, at once where all texts are at hand. Errors with a `RowError` for a prompt that
 * is none of the run's.
 */
export function questionRenderer(
  options: QuestionOptions,
): (experiment: Experiment) => RenderedPrompt | Observable<RenderedPrompt> {
  const { prompt } = options;
  const contexts = options.contexts?.map((text, index) => sourceOf(`context ${index + 1}`, text));
  const system = options.system === undefined ? undefined : sourceOf('system', options.system);
  const rendererOf = (name: string, text: string | TextSource) =>
    renderPrompt({ prompt: sourceOf(name, text), contexts, system });
  if (!areSeveral(prompt)) return rendererOf('prompt', prompt);

  const renderers = new Map([...prompt].map(([name, text]) => [name, rendererOf(name, text)]));
  return (experiment) => {
    const render = renderers.get(experiment.promptName ?? '');
    return render === undefined ? throwError(() => noPrompt(experiment)) : render(experiment);
  };
}

function areSeveral(prompt: QuestionOptions['prompt']): prompt is ReadonlyMap<string, string | TextSource> {
  return prompt instanceof Map;
}

function noPrompt({ promptName }: Experiment): RowError {
  return new RowError(
    promptName === undefined ? 'The row names no prompt' : `There is no prompt '${promptName}'`,
  );
}

function sourceOf(name: string, text: string | TextSource): TextSource {
  return typeof text === 'string' ? textOf(name, text) : text;
}
