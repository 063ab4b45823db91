/**
 * Any model of the Vercel AI SDK (https://ai-sdk.dev/providers) as a provider.
 *
 * To use one, install its package, make a module of three lines, and pass that:
 *
 *   // bedrock.mjs
 *   import { bedrock } from '@ai-sdk/amazon-bedrock';
 *   import { aiSdk } from './aiSdk.mjs';
 *   export default aiSdk((model) => bedrock(model));
 *
 *   parallamr run --provider-module bedrock=bedrock.mjs -p prompt.txt -e rows.csv
 *
 * In a program of one's own: `ownProvider('bedrock', aiSdk((model) => bedrock(model)))`, from `parallamr/providers`.
 *
 * Retries, limits and timeouts stay with parallamr: errors go through as they are, with status and headers, and
 * `abortSignal` ends a call that nobody waits for any more.
 *
 * @typedef {import('@ai-sdk/provider').LanguageModelV2 | import('@ai-sdk/provider').LanguageModelV3} Model
 * @typedef {Awaited<ReturnType<Model['doGenerate']>>} Answer
 */

/** Our common names of request parameters, and the names of the AI SDK. Its own names may be given as they are. */
const PARAMETERS = new Map([
  ['max_tokens', 'maxOutputTokens'],
  ['max_completion_tokens', 'maxOutputTokens'],
  ['stop', 'stopSequences'],
  ['top_p', 'topP'],
  ['top_k', 'topK'],
  ['presence_penalty', 'presencePenalty'],
  ['frequency_penalty', 'frequencyPenalty'],
]);
const OWN_NAMES = new Set([
  ...PARAMETERS.values(),
  'temperature',
  'seed',
  'responseFormat',
  'providerOptions',
]);

/** @param {(name: string) => Model} modelOf Gives the model object for the column `model`. */
export function aiSdk(modelOf) {
  return {
    /**
     * @param {{ model: string, prompt: string, system?: string | undefined, parameters: object }} request
     * @param {AbortSignal} abortSignal
     */
    async complete({ model, prompt, system, parameters }, abortSignal) {
      const { known, unknown } = sorted(parameters);
      const answer = await modelOf(model).doGenerate({
        ...known,
        prompt: [
          ...(system ? [/** @type {const} */ ({ role: 'system', content: system })] : []),
          { role: 'user', content: [{ type: 'text', text: prompt }] },
        ],
        abortSignal,
      });
      return completionOf(answer, unknown);
    },
  };
}

/** @param {object} parameters */
function sorted(parameters) {
  const named = Object.entries(parameters).map(([name, value]) => [PARAMETERS.get(name) ?? name, value]);
  const known = Object.fromEntries(named.filter(([name]) => OWN_NAMES.has(name)));
  if (typeof known.stopSequences === 'string') known.stopSequences = [known.stopSequences];
  return { known, unknown: named.map(([name]) => name).filter((name) => !OWN_NAMES.has(name)) };
}

/**
 * @param {Answer} answer
 * @param {string[]} unknown
 */
function completionOf({ content, finishReason, usage, warnings }, unknown) {
  const { unified, raw } =
    typeof finishReason === 'string' ? { unified: finishReason, raw: finishReason } : finishReason;
  return {
    output: content.map((part) => (part.type === 'text' ? part.text : '')).join(''),
    finishReason: FINISH_REASONS.get(unified),
    rawFinishReason: raw,
    ...tokensOf(usage),
    warnings: [
      ...unknown.map((name) => `Parameter '${name}' is unknown to the AI SDK and was left out`),
      ...warnings.map((warning) => ('message' in warning ? warning.message : JSON.stringify(warning))),
    ],
  };
}

/** @type {ReadonlyMap<string, 'stop' | 'length' | 'content_filter' | 'tool_calls' | 'error'>} */
const FINISH_REASONS = new Map([
  ['stop', 'stop'],
  ['length', 'length'],
  ['content-filter', 'content_filter'],
  ['tool-calls', 'tool_calls'],
  ['error', 'error'],
]);

/** @param {Answer['usage']} usage */
function tokensOf(usage) {
  if ('totalTokens' in usage) {
    const { inputTokens, outputTokens, cachedInputTokens: cachedTokens } = usage;
    return { inputTokens, outputTokens, cachedTokens };
  }
  const { total, cacheRead, cacheWrite } = usage.inputTokens;
  return {
    inputTokens: total,
    outputTokens: usage.outputTokens.total,
    cachedTokens: cacheRead,
    cacheWriteTokens: cacheWrite,
  };
}
