import type { CountedImage } from '../../requestPart.js';

const TILE_TOKENS = 258;
const SMALL = 384;
/** Whatever the size of the image is, unless another resolution is asked for. */
const GEMINI_3_TOKENS = 1120;

/**
 * What an image counts as at Gemini. Models 2 cut what is larger than 384 pixels into tiles of 258 tokens, whose side is
 * two thirds of the shorter one; models 3 take 1,120 tokens.
 *
 * @see https://ai.google.dev/gemini-api/docs/image-understanding#token-calculation
 * @see https://ai.google.dev/gemini-api/docs/media-resolution
 *
 * @example
 * geminiImageTokens({ width: 960, height: 540, model: 'gemini-2.5-flash' }) // 1548: 3 x 2 tiles
 */
export function geminiImageTokens({ width, height, model }: CountedImage): number | undefined {
  const [, generation] = /(?:^|\/)gemini-(\d)(?:\.|-|$)/.exec(model) ?? [];
  if (generation === '3') return GEMINI_3_TOKENS;
  if (generation !== '2') return undefined;
  if (width <= SMALL && height <= SMALL) return TILE_TOKENS;
  const side = Math.max(1, Math.floor(Math.min(width, height) / 1.5));
  return TILE_TOKENS * Math.ceil(width / side) * Math.ceil(height / side);
}
