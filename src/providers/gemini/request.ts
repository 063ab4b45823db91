import { completionOf } from '../answers/completionOf.js';
import { type ParameterPlaces, placedParameters } from '../answers/parameters.js';
import type { ProviderAdapter } from '../http/adapter.js';
import { geminiAnswer } from './answer.js';

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
    reasoning_effort: 'generationConfig.thinkingConfig.thinkingLevel',
    ...Object.fromEntries(GENERATION.map((name) => [name, `generationConfig.${name}`])),
    ...Object.fromEntries(TOP.map((name) => [name, name])),
  },
  lists: ['generationConfig.stopSequences'],
  reserved: [],
};

/**
 * The `generateContent` method of the Gemini API.
 *
 * @see https://ai.google.dev/api/generate-content
 */
export function geminiContent({ provider, baseUrl, headers }: GeminiContentOptions): ProviderAdapter {
  return {
    toCall: ({ model, prompt, system, parameters }) => ({
      method: 'POST',
      url: `${baseUrl}/v1beta/${modelPath(model)}:generateContent`,
      headers,
      body: {
        ...(system !== undefined && { systemInstruction: { parts: [{ text: system }] } }),
        contents: [{ role: 'user', parts: [{ text: prompt }] }],
        ...placedParameters(parameters, PLACES).body,
      },
    }),
    toCompletion: (answer, { parameters }) =>
      completionOf(provider, {
        ...geminiAnswer(provider, answer),
        warnings: placedParameters(parameters, PLACES).warnings,
      }),
  };
}

/** `models/NAME`, also for a name that brings its `models/` or `tunedModels/` along. */
export function modelPath(model: string): string {
  const [, folder = 'models', name = model] = /^(models|tunedModels)\/(.+)$/.exec(model) ?? [];
  return `${folder}/${encodeURIComponent(name)}`;
}
