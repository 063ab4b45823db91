import { own } from '../../json.js';
import type { AttachmentForms, RequestPart } from '../../requestPart.js';
import { brokeOff } from '../answers/brokeOff.js';
import { completionOf } from '../answers/completionOf.js';
import { type ParameterPlaces, placedParameters, type Translation } from '../answers/parameters.js';
import { responseFormat } from '../answers/responseFormat.js';
import type { HttpAnswer, ProviderAdapter } from '../http/adapter.js';
import { geminiAnswer } from './answer.js';
import { contentOfChunks } from './chunks.js';
import { geminiImageTokens } from './imageTokens.js';

export interface GeminiContentOptions {
  /** Name in messages. */
  readonly provider: string;
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
}

const GENERATION = [
  'temperature',
  'seed',
  'thinkingConfig',
  'responseMimeType',
  'responseSchema',
  'responseJsonSchema',
  'responseModalities',
  'responseLogprobs',
  'logprobs',
  'mediaResolution',
  'speechConfig',
  'imageConfig',
];
/** What models before Gemini 3, which know no levels, may spend on thinking: https://ai.google.dev/gemini-api/docs/openai */
const BUDGETS: Readonly<Record<string, number>> = {
  none: 0,
  minimal: 1024,
  low: 1024,
  medium: 8192,
  high: 24_576,
};
const WITHOUT_LEVELS = /gemini-(?:[12]\b|flash|pro)/;

/** @see https://ai.google.dev/gemini-api/docs/file-input-methods */
export const GEMINI_ATTACHMENTS: AttachmentForms = {
  inline: ['image/png', 'image/jpeg', 'image/webp', 'image/heic', 'application/pdf'],
  // Older models fetch nothing but what was uploaded to Google.
  linked: (model) => (WITHOUT_LEVELS.test(model) ? [] : ['image', 'document']),
  tokens: geminiImageTokens,
};

/** OpenAI's efforts that are no levels. */
const LEVELS: Readonly<Record<string, string>> = { none: 'MINIMAL', xhigh: 'HIGH', max: 'HIGH' };

const THINKING = 'generationConfig.thinkingConfig';

/** A level goes out in capitals, and to older models as a budget. */
const thinking: Translation = (effort, model) => {
  if (typeof effort !== 'string') return undefined;
  if (!WITHOUT_LEVELS.test(model))
    return { places: { [`${THINKING}.thinkingLevel`]: own(LEVELS, effort) ?? effort.toUpperCase() } };
  const budget = own(BUDGETS, effort);
  return budget === undefined ? undefined : { places: { [`${THINKING}.thinkingBudget`]: budget } };
};

const TOP = ['safetySettings', 'tools', 'toolConfig', 'cachedContent'];

/** The API refuses a body with a name that it does not know, so there is no place for others. */
const PLACES: ParameterPlaces = {
  named: {
    max_tokens: 'generationConfig.maxOutputTokens',
    stop: 'generationConfig.stopSequences',
    top_p: 'generationConfig.topP',
    top_k: 'generationConfig.topK',
    presence_penalty: 'generationConfig.presencePenalty',
    frequency_penalty: 'generationConfig.frequencyPenalty',
    generationConfig: 'generationConfig',
    ...Object.fromEntries(GENERATION.map((name) => [name, `generationConfig.${name}`])),
    ...Object.fromEntries(TOP.map((name) => [name, name])),
  },
  lists: ['generationConfig.stopSequences'],
  reserved: ['contents', 'systemInstruction'],
  translations: {
    reasoning_effort: thinking,
    response_format: (value) => {
      const asked = responseFormat(value);
      if (asked === undefined) return { places: {} };
      const { schema } = asked;
      const json = { 'generationConfig.responseMimeType': 'application/json' };
      return {
        places: schema === undefined ? json : { ...json, 'generationConfig.responseJsonSchema': schema },
      };
    },
    logprobs: (value) =>
      typeof value === 'boolean' ? { places: { 'generationConfig.responseLogprobs': value } } : undefined,
    top_logprobs: (value) => ({ places: { 'generationConfig.logprobs': value } }),
  },
};

/**
 * The `generateContent` method of the Gemini API.
 *
 * @see https://ai.google.dev/api/generate-content
 */
export function geminiContent({ provider, baseUrl, headers }: GeminiContentOptions): ProviderAdapter {
  return {
    toCall: ({ model, prompt, system, parts = [], parameters }) => ({
      method: 'POST',
      url: `${baseUrl}/v1beta/${modelPath(model)}:generateContent`,
      headers,
      body: {
        ...(system !== undefined && { systemInstruction: { parts: [{ text: system }] } }),
        contents: [{ role: 'user', parts: [...parts.map(partOf), { text: prompt }] }],
        ...placedParameters(parameters, PLACES, model).body,
      },
    }),
    toCompletion: (answer, { parameters, model }) =>
      completionOf(provider, {
        ...geminiAnswer(provider, wholeAnswer(answer)),
        warnings: placedParameters(parameters, PLACES, model).warnings,
      }),
    ofStream: ({ events }) => contentOfChunks(events) ?? brokeOff(provider),
  };
}

function partOf(part: RequestPart): object {
  if (part.type === 'link') return { fileData: { fileUri: part.url } };
  return { inlineData: { mimeType: part.mediaType, data: part.data } };
}

/** `models/NAME`, also for a name that brings its `models/` or `tunedModels/` along. */
export function modelPath(model: string): string {
  const [, folder = 'models', name = model] = /^(models|tunedModels)\/(.+)$/.exec(model) ?? [];
  return `${folder}/${encodeURIComponent(name)}`;
}

/** Its streams come as a list of chunks, too, unless they are asked for as events. */
function wholeAnswer(answer: HttpAnswer): HttpAnswer {
  return Array.isArray(answer.body)
    ? { ...answer, body: contentOfChunks(answer.body) ?? answer.body }
    : answer;
}
