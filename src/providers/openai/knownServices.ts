/** Where a well-known service answers. */
export interface Service {
  readonly baseUrl: string;
  /** Whether it answers nobody without a key. Those on one's own machine do. */
  readonly needsKey: boolean;
}

const hosted = (baseUrl: string): Service => ({ baseUrl, needsKey: true });
const local = (baseUrl: string): Service => ({ baseUrl, needsKey: false });

/** Services that speak as OpenAI does, by the name that rows call them by. */
export const KNOWN_SERVICES: Readonly<Record<string, Service>> = {
  // https://inference-docs.cerebras.ai/resources/openai
  cerebras: hosted('https://api.cerebras.ai/v1'),
  // https://api-docs.deepseek.com
  deepseek: hosted('https://api.deepseek.com/v1'),
  // https://docs.fireworks.ai/tools-sdks/openai-compatibility
  fireworks: hosted('https://api.fireworks.ai/inference/v1'),
  // https://console.groq.com/docs/openai
  groq: hosted('https://api.groq.com/openai/v1'),
  // https://github.com/ggml-org/llama.cpp/tree/master/tools/server
  llamacpp: local('http://localhost:8080/v1'),
  // https://lmstudio.ai/docs/developer/openai-compat
  lmstudio: local('http://localhost:1234/v1'),
  // https://docs.mistral.ai/api
  mistral: hosted('https://api.mistral.ai/v1'),
  // https://docs.perplexity.ai/docs/sonar/openai-compatibility
  perplexity: hosted('https://api.perplexity.ai'),
  // https://docs.together.ai/docs/openai-api-compatibility
  together: hosted('https://api.together.xyz/v1'),
  // https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html
  vllm: local('http://localhost:8000/v1'),
  // https://docs.x.ai/docs/api-reference
  xai: hosted('https://api.x.ai/v1'),
};
