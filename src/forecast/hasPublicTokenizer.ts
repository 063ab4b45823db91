/** OpenAI's models, alone or behind a name such as `openai/`: https://github.com/openai/tiktoken, `model.py`. */
const OPENAI_MODEL = /^(?:openai\/)?(?:gpt-|chatgpt-|o[1-9](?:$|-))/;

/** Whether the tokens of a model are counted in a way that is public, and that the estimate has been measured against. */
export function hasPublicTokenizer(model: string): boolean {
  return OPENAI_MODEL.test(model);
}
