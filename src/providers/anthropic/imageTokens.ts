import type { CountedImage } from '../../requestPart.js';

const PATCH = 28;
const LONGEST = 1568;
const MOST_TOKENS = 1568;
/** Those that see images at a higher resolution are newer. */
const SCALES_DOWN = /^claude-(?:3-|(?:opus|sonnet|haiku)-4(?:-[0-6])?(?:-\d{8})?$)/;

/**
 * What an image counts as at Anthropic: patches of 28 x 28 pixels. Larger ones are scaled down first, by models up to 4.6
 * to 1,568 pixels and as many patches; what newer ones make of them depends on the model, and is not known here.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/vision
 *
 * @example
 * anthropicImageTokens({ width: 280, height: 280, model: 'claude-opus-4-6' }) // 100
 */
export function anthropicImageTokens({ width, height, model }: CountedImage): number | undefined {
  const patches = (pixels: number) => Math.ceil(pixels / PATCH);
  const tokens = patches(width) * patches(height);
  if (tokens <= MOST_TOKENS && Math.max(width, height) <= LONGEST) return tokens;
  if (!SCALES_DOWN.test(model)) return undefined;
  const area = Math.sqrt((MOST_TOKENS * PATCH ** 2) / (width * height));
  const scale = Math.min(area, LONGEST / Math.max(width, height));
  return Math.min(MOST_TOKENS, patches(width * scale) * patches(height * scale));
}
