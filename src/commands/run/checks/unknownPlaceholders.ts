import type { ResultColumns } from '../../../columns.js';
import type { SourceText, TextSource } from '../../../prompt/textSource.js';
import type { QuestionOptions } from '../../../run/runOptions.js';
import { nearestName } from '../../../text/names/nearestName.js';
import { compileTemplate } from '../../../text/template/template.js';
import { templateNames } from '../../../text/template/templateNames.js';

/** Names that a message shows. */
const MOST_SHOWN = 12;

/** A placeholder that no row can fill, and what there is to say of it. */
export interface UnknownPlaceholder {
  readonly placeholder: string;
  readonly sentence: string;
}

/**
 * The placeholders that no row can fill, since the input has no such column. Known from the texts that are the same for
 * every row, before the first call.
 */
export function unknownPlaceholders(
  { prompt, contexts = [], system }: Pick<QuestionOptions, 'prompt' | 'contexts' | 'system'>,
  columns: ResultColumns,
): readonly UnknownPlaceholder[] {
  const known = templateNames(columns);
  const prompts = isSource(prompt) ? [prompt] : [...prompt.values()];
  const texts = [...prompts, ...contexts, system].flatMap((source) => fixedText(source) ?? []);
  return texts.flatMap(({ name, text }) =>
    compileTemplate(text)
      .names.filter((placeholder) => !known.includes(placeholder))
      .map((placeholder) => ({ placeholder, sentence: sentenceOn(placeholder, name, known) })),
  );
}

function isSource(prompt: QuestionOptions['prompt']): prompt is string | TextSource {
  return typeof prompt === 'string' || 'load' in prompt;
}

function fixedText(source: string | TextSource | undefined): SourceText | undefined {
  return typeof source === 'string' ? { name: 'the prompt', text: source } : source?.fixed;
}

function sentenceOn(placeholder: string, text: string, known: readonly string[]): string {
  const meant = nearestName(placeholder, known);
  const shown = known.slice(0, MOST_SHOWN).join(', ') + (known.length > MOST_SHOWN ? ', ...' : '');
  const hint = meant === undefined ? `there are ${shown}` : `did you mean {{${meant}}}?`;
  return `{{${placeholder}}} in ${text} is no column, and goes out as it stands; ${hint}`;
}
