import type { Observable } from 'rxjs';
import type { Experiment } from '../experiment.js';
import { type RenderedPrompt, renderPrompt } from '../prompt/renderPrompt.js';
import { textOf } from '../prompt/textOf.js';
import type { TextSource } from '../prompt/textSource.js';
import type { QuestionOptions } from './runOptions.js';

/** How the questions of a run are rendered. */
export function questionRenderer(
  options: QuestionOptions,
): (experiment: Experiment) => Observable<RenderedPrompt> {
  const { prompt, contexts, system } = options;
  return renderPrompt({
    prompt: sourceOf('prompt', prompt),
    contexts,
    system: system === undefined ? undefined : sourceOf('system', system),
  });
}

function sourceOf(name: string, text: string | TextSource): TextSource {
  return typeof text === 'string' ? textOf(name, text) : text;
}
