import { defer, map, of, timer } from 'rxjs';
import { ProviderError } from '../errors.js';
import { longTimers } from '../operators/longTimers.js';
import { COMMON_IMAGES, type RequestPart } from '../requestPart.js';
import { unconfigured } from '../settings/required.js';
import type { Settings } from '../settings/settings.js';
import { fnv1a } from '../text/fnv1a.js';
import type { ProviderFactory } from './context.js';
import type { Completion, CompletionRequest, Provider } from './provider.js';

/**
 * Answers without a network: at once, or after `MOCK_LATENCY_MS`. `MOCK_ERROR_RATE` is the share of requests, from 0
 * to 1, that fail; which ones they are depends on the request and `MOCK_SEED` alone, so that a run can be repeated.
 */
export const mock: ProviderFactory = ({ settings, scheduler }) => {
  const latencyMs = numberIn(settings, 'MOCK_LATENCY_MS');
  const errorRate = numberIn(settings, 'MOCK_ERROR_RATE', 1);
  const seed = settings.get('MOCK_SEED') ?? '';

  const answer = (request: CompletionRequest): Completion => {
    if (errorRate > 0 && chance(seed, request) < errorRate) {
      throw new ProviderError(`mock failed, as MOCK_ERROR_RATE=${errorRate} asks for`, {
        failure: 'rejected',
        aboutRow: true,
      });
    }
    return completion(request);
  };
  const provider: Provider = {
    complete: (request) =>
      latencyMs > 0
        ? timer(latencyMs, longTimers(scheduler)).pipe(map(() => answer(request)))
        : defer(() => of(answer(request))),
    models: () => of([{ id: 'mock' }]),
    attachments: {
      inline: [...COMMON_IMAGES, 'image/heic', 'application/pdf'],
      linked: () => ['image', 'document'],
    },
  };
  return provider;
};

function completion({ model, prompt, system = '', parts = [], variables }: CompletionRequest): Completion {
  const inputTokens = estimate(system.length + prompt.length);
  const output = [
    'MOCK RESPONSE',
    `Input tokens: ${inputTokens}`,
    `Model: ${model}`,
    `Variables: ${JSON.stringify(variables)}`,
    ...parts.map((part) => `Attachment: ${described(part)}`),
    '--- Original Input ---',
    prompt,
  ].join('\n');
  return {
    output,
    finishReason: 'stop',
    rawFinishReason: 'stop',
    inputTokens,
    outputTokens: estimate(output.length),
  };
}

function described(part: RequestPart): string {
  return part.type === 'link' ? part.url : `${part.mediaType} ${part.name}`;
}

function estimate(characters: number): number {
  return Math.ceil(characters / 4);
}

function numberIn(settings: Settings, name: string, most = Number.POSITIVE_INFINITY): number {
  const text = settings.get(name) ?? '0';
  const value = Number(text);
  if (value >= 0 && value <= most && Number.isFinite(value)) return value;
  throw unconfigured(`${name} must be a number from 0${most === 1 ? ' to 1' : ' on'}, got '${text}'`);
}

/** A number from 0 to 1 that is the same for the same request: FNV-1a, with the bits mixed well at the end. */
function chance(seed: string, { model, system = '', prompt, parameters }: CompletionRequest): number {
  const text = [seed, model, system, prompt, JSON.stringify(parameters)].join('\0');
  let hash = fnv1a(text);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
