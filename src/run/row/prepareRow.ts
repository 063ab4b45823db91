import {
  catchError,
  defaultIfEmpty,
  isObservable,
  type MonoTypeOperatorFunction,
  map,
  type Observable,
  of,
} from 'rxjs';
import { attachedTokens } from '../../attachments/attachedTokens.js';
import type { Attachment } from '../../attachments/attachment.js';
import { rowAttachments } from '../../attachments/rowAttachments.js';
import { RowError } from '../../errors.js';
import type { Experiment, Parameters } from '../../experiment.js';
import type { JsonObject } from '../../json.js';
import { type Soon, whenThere } from '../../operators/whenThere.js';
import { missingMessage, type RenderedPrompt } from '../../prompt/renderPrompt.js';
import { rowIds } from '../../prompt/rowIds.js';
import { rowParameters } from '../../prompt/rowParameters.js';
import type { CompletionRequest, Provider, ProviderLookup } from '../../providers/provider.js';
import { unknownProvider } from '../../providers/unknownProvider.js';
import { responseSchema } from '../../schema/responseSchema.js';
import { providerLookup } from '../health/providerLookup.js';
import { InputEstimate } from '../inputEstimate.js';
import type { PreparedRow } from '../preparedRow.js';
import { questionRenderer } from '../questionRenderer.js';
import type { QuestionOptions } from '../runOptions.js';
import { checkWindow } from './checkWindow.js';

/**
 * Finds out what a row asks, or why it cannot be asked: everything that can be known without a completion call.
 * Returned at once where nothing has to be read or asked for, else emitted once.
 */
export function prepareRow(options: QuestionOptions): (experiment: Experiment) => Soon<PreparedRow> {
  const { parameters = {} } = options;
  const providerOf = providerLookup(options.providers);
  const render = questionRenderer(options);
  const lookAt = options.attachments && rowAttachments(options.attachments);

  return (experiment) => {
    const provider = providerOf(experiment.provider);
    const problem = problemOf(experiment, provider, providerOf);
    if (problem !== undefined || provider === undefined) return unaskable(experiment, problem ?? '');

    const prepared = (rendered: RenderedPrompt, attachments: readonly Attachment[]) => {
      const asked = askedOf(experiment, rendered, parameters, attachments);
      const window = windowOf(provider, asked.request);
      return window === undefined
        ? withinWindow(experiment, provider, asked, rendered)
        : window.pipe(map((tokens) => withinWindow(experiment, provider, asked, rendered, tokens)));
    };
    const ask = (rendered: RenderedPrompt): Soon<PreparedRow> => {
      if (rendered.prompt.trim() === '')
        return unaskable(experiment, 'The prompt is empty: nothing was sent');
      if (lookAt === undefined) return prepared(rendered, []);
      const found = lookAt(experiment, { provider: experiment.provider, forms: provider.attachments });
      return whenThere(found, (attachments) => prepared(rendered, attachments));
    };
    try {
      const row = whenThere(render(experiment), ask);
      return isObservable(row) ? row.pipe(orUnaskable(experiment)) : row;
    } catch (error) {
      return refusedRow(experiment, error);
    }
  };
}

/** How much fits, where the provider can be asked. One that cannot tell after all is no reason to fail a row. */
function windowOf(
  provider: Provider,
  request: CompletionRequest,
): Observable<number | undefined> | undefined {
  if (provider.contextWindow === undefined) return undefined;
  try {
    return provider.contextWindow(request).pipe(
      catchError(() => of(undefined)),
      defaultIfEmpty(undefined),
    );
  } catch {
    return of(undefined);
  }
}

function orUnaskable(experiment: Experiment): MonoTypeOperatorFunction<PreparedRow> {
  return catchError((error: unknown) => of(refusedRow(experiment, error)));
}

/** A row whose own text, path or schema is refused is a row with a problem. Throws what is no fault of the row. */
function refusedRow(experiment: Experiment, error: unknown): PreparedRow {
  if (!RowError.isInstance(error)) throw error;
  return unaskable(experiment, error.message, unreadableIn(error));
}

function problemOf(
  { problem, provider: name, model }: Experiment,
  provider: Provider | undefined,
  providers: ProviderLookup,
): string | undefined {
  if (problem !== undefined) return problem;
  if (name === '') return `The row names no provider; known providers: ${providers.known?.join(', ')}`;
  if (provider === undefined) return unknownProvider(name, providers);
  if (model === '') return `The row names no model`;
  return undefined;
}

interface Asked {
  readonly request: CompletionRequest;
  /** As the row gives them: what it is known by. */
  readonly parameters: Parameters;
  readonly schema?: JsonObject | undefined;
  readonly attachments: readonly Attachment[];
}

function askedOf(
  { model, variables }: Experiment,
  { prompt, system }: RenderedPrompt,
  defaults: Parameters,
  attachments: readonly Attachment[],
): Asked {
  const parameters = rowParameters(defaults, variables);
  const plain = { model, prompt, system, parameters, variables };
  const request =
    attachments.length === 0 ? plain : { ...plain, parts: attachments.map(({ outline }) => outline) };
  const asked = responseSchema(parameters);
  if (asked === undefined) return { request, parameters, attachments };
  return {
    request: { ...request, parameters: asked.parameters },
    parameters,
    schema: asked.schema,
    attachments,
  };
}

function withinWindow(
  experiment: Experiment,
  provider: Provider,
  { request, parameters, schema, attachments }: Asked,
  rendered: RenderedPrompt,
  contextWindow?: number,
): PreparedRow {
  const { prompt, system } = request;
  const attached =
    attachments.length === 0 ? undefined : attachedTokens(attachments, provider.attachments, request.model);
  const estimate = new InputEstimate(request, attached);
  const digests = attachments.length === 0 ? undefined : attachments.map(({ digest }) => digest);
  const ids = rowIds({ experiment, prompt, system, parameters, attachments: digests });
  const check = checkWindow(estimate, contextWindow);
  if (check.verdict === 'too-long')
    return { experiment, ids, problem: check.message, isTooLong: true, contextWindow };
  const { missing } = rendered;
  const messages = missing.map((name) => missingMessage(name, experiment.rowNumber));
  const isTight = check.verdict === 'tight';
  const warnings = isTight ? [...messages, check.message] : messages;
  return {
    experiment,
    ids,
    provider,
    request,
    attachments,
    schema,
    estimate,
    contextWindow,
    warnings,
    missing,
    isTight,
  };
}

function unaskable(experiment: Experiment, problem: string, unreadable?: string): PreparedRow {
  return { experiment, ids: rowIds({ experiment, prompt: '', parameters: {} }), problem, unreadable };
}

/** The path that the system could not open or read. */
function unreadableIn({ cause }: RowError): string | undefined {
  return cause instanceof Error && 'path' in cause && typeof cause.path === 'string' ? cause.path : undefined;
}
