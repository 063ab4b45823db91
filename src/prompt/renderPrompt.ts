import { forkJoin, map, type Observable } from 'rxjs';
import type { Experiment } from '../experiment.js';
import { experimentFact } from '../text/template/experimentFact.js';
import { compileTemplate, type Rendered, type Template } from '../text/template/template.js';
import { templateValues } from '../text/template/templateValues.js';
import type { SourceText, TextSource } from './textSource.js';

/** The texts that a question is put together from. */
export interface PromptSources {
  readonly prompt: TextSource;
  /** Documents that follow the prompt, in order. Default: none. */
  readonly contexts?: readonly TextSource[] | undefined;
  /** Default: no system message. */
  readonly system?: TextSource | undefined;
}

/** What a row asks. */
export interface RenderedPrompt {
  /** Context documents included. */
  readonly prompt: string;
  readonly system?: string | undefined;
  /** Names of placeholders without a column, each once, in order. */
  readonly missing: readonly string[];
}

/**
 * Renders the question of a row: prompt, context documents and system message, with the row's values in them.
 *
 * At once, where every text is at hand; else what is returned emits once, and errors as the sources do. A text is
 * compiled once.
 *
 * @example
 * renderPrompt({ prompt: textOf('prompt', 'Translate {{word}}.') })(experiment)
 */
export function renderPrompt(
  sources: PromptSources,
): (experiment: Experiment) => RenderedPrompt | Observable<RenderedPrompt> {
  const { prompt, contexts = [], system } = sources;
  const sourcesInOrder = [prompt, ...contexts, ...(system ? [system] : [])];
  const templateOf = compileOnce();
  let fixed: readonly SourceText[] | undefined;

  const rendered = (texts: readonly SourceText[], experiment: Experiment): RenderedPrompt => {
    const fact = (name: string) => experimentFact(experiment, name);
    const parts = texts.map((text) => templateOf(text).render(experiment.variables, fact));
    const question = parts[0] ?? NOTHING;
    if (parts.length === 1) return { prompt: question.text, missing: question.missing };
    const others = parts.slice(1);
    const documents = others.slice(0, contexts.length);
    const instruction = others[contexts.length];
    return {
      prompt: documents.reduce(
        (text, document, index) => withDocument(text, texts[index + 1]?.name ?? '', document.text),
        question.text,
      ),
      ...(instruction && { system: instruction.text }),
      missing: [...new Set(parts.flatMap(missingOf))],
    };
  };

  return (experiment) => {
    fixed ??= allFixed(sourcesInOrder);
    if (fixed !== undefined) return rendered(fixed, experiment);
    const values = templateValues(experiment);
    return forkJoin(sourcesInOrder.map((source) => source.load(values))).pipe(
      map((texts) => rendered(texts, experiment)),
    );
  };
}

/** The texts of all sources, where none of them has to be loaded for a row. */
function allFixed(sources: readonly TextSource[]): readonly SourceText[] | undefined {
  const texts = sources.map((source) => source.fixed).filter((text) => text !== undefined);
  return texts.length === sources.length ? texts : undefined;
}

const NOTHING: Rendered = { text: '', missing: [] };

/** Says that a placeholder has no column. */
export function missingMessage(name: string, rowNumber: number): string {
  return `Variable '{{${name}}}' in template has no value in experiment row ${rowNumber}`;
}

function missingOf({ missing }: Rendered): readonly string[] {
  return missing;
}

/** Adds a document behind exactly one blank line. */
function withDocument(text: string, name: string, document: string): string {
  return `${text}${blankLine(text)}## Document: ${name}\n\n${document}${blankLine(document)}---`;
}

function blankLine(before: string): string {
  return before.endsWith('\n') ? '\n' : '\n\n';
}

function compileOnce(): (source: SourceText) => Template {
  const templates = new WeakMap<SourceText, Template>();
  return (source) => {
    const template = templates.get(source) ?? compileTemplate(source.text);
    templates.set(source, template);
    return template;
  };
}
