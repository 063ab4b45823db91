import { defer, type Observable, of, type SchedulerLike, switchMap } from 'rxjs';
import { listIn, objectIn, textIn } from '../../json.js';
import { tokenCount } from '../answers/tokenCount.js';
import type { SendJson } from '../http/sendJson.js';
import { askOnce } from '../models/askOnce.js';
import type { Provider } from '../provider.js';

export interface OllamaWindowsOptions {
  readonly base: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly send: SendJson;
  readonly scheduler: SchedulerLike;
}

/**
 * How much fits into a model of Ollama: `num_ctx` where the row gives it, else what is allocated for the loaded model,
 * else what it was trained for. A model is asked about once; one that was not loaded then, until it is.
 *
 * @see https://github.com/ollama/ollama/blob/main/docs/context-length.mdx
 */
export function ollamaWindows(options: OllamaWindowsOptions): NonNullable<Provider['contextWindow']> {
  const { base, headers, send, scheduler } = options;
  const allocated = new Map<string, Observable<number | undefined>>();
  const trained = new Map<string, Observable<number | undefined>>();

  const askAllocated = (model: string) =>
    askOnce(
      send(
        () => ({ method: 'GET', url: `${base}/api/ps`, headers }),
        ({ body }) => {
          const window = allocatedFor(model, body);
          if (window === undefined) allocated.delete(model);
          return window;
        },
      ),
      scheduler,
    );
  const askTrained = (model: string) =>
    askOnce(
      send(
        () => ({ method: 'POST', url: `${base}/api/show`, headers, body: { model } }),
        ({ body }) => trainedFor(body),
      ),
      scheduler,
    );

  return ({ model, parameters }) =>
    defer(() => {
      const given = tokenCount(parameters, 'num_ctx');
      if (given) return of(given);
      return remembered(allocated, model, askAllocated).pipe(
        switchMap((window) => (window === undefined ? remembered(trained, model, askTrained) : of(window))),
      );
    });
}

function remembered<Fact>(facts: Map<string, Fact>, model: string, ask: (model: string) => Fact): Fact {
  const known = facts.get(model) ?? ask(model);
  facts.set(model, known);
  return known;
}

function allocatedFor(model: string, body: unknown): number | undefined {
  const names = [model, `${model}:latest`];
  const loaded = listIn(objectIn(body)['models']).find((entry) =>
    names.includes(textIn(objectIn(entry)['name']) ?? ''),
  );
  return tokenCount(loaded, 'context_length') || undefined;
}

function trainedFor(body: unknown): number | undefined {
  const info = objectIn(objectIn(body)['model_info']);
  return tokenCount(info, `${textIn(info['general.architecture'])}.context_length`) || undefined;
}
