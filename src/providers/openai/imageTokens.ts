import { own } from '../../json.js';
import type { CountedImage } from '../../requestPart.js';

/** Models that cut an image into tiles of 512 pixels: tokens of the image, and of each tile. */
const TILED: Readonly<Record<string, readonly [base: number, tile: number]>> = {
  'gpt-4o': [85, 170],
  'gpt-4.1': [85, 170],
  'gpt-4o-mini': [2833, 5667],
  o1: [75, 150],
  'o1-pro': [75, 150],
  o3: [75, 150],
  'gpt-5': [70, 140],
};
/** Models that cut it into patches of 32 pixels: what each counts as. */
const PATCHED: Readonly<Record<string, number>> = {
  'gpt-4.1-mini': 1.62,
  'gpt-4.1-nano': 2.46,
  'o4-mini': 1.72,
};
const MOST_PATCHES = 1536;

/**
 * What an image counts as at OpenAI, for the models whose formula is published; `undefined` for others.
 *
 * @see https://platform.openai.com/docs/guides/images-vision#calculating-costs
 *
 * @example
 * openAiImageTokens({ width: 1024, height: 1024, model: 'gpt-4o' }) // 765
 */
export function openAiImageTokens({ width, height, model }: CountedImage): number | undefined {
  const name = model.replace(/-\d{4}-\d{2}-\d{2}$/, '');
  const [base, tile] = own(TILED, name) ?? [];
  if (base !== undefined && tile !== undefined) return base + tile * tilesOf(width, height);
  const share = own(PATCHED, name);
  return share === undefined ? undefined : Math.ceil(share * patchesOf(width, height));
}

/** Fitted into 2,048 pixels, then to 768 at the shorter side. */
function tilesOf(width: number, height: number): number {
  const fitted = Math.min(1, 2048 / Math.max(width, height));
  const scale = Math.min(fitted, 768 / Math.min(width, height));
  return Math.ceil((width * scale) / 512) * Math.ceil((height * scale) / 512);
}

function patchesOf(width: number, height: number): number {
  const patches = Math.ceil(width / 32) * Math.ceil(height / 32);
  if (patches <= MOST_PATCHES) return patches;
  const shrunk = Math.sqrt((MOST_PATCHES * 32 ** 2) / (width * height));
  // As many whole patches as fit along the sides.
  const [across, down] = [(width * shrunk) / 32, (height * shrunk) / 32];
  const scale = shrunk * Math.min(Math.floor(across) / across, Math.floor(down) / down);
  return whole((width * scale) / 32) * whole((height * scale) / 32);
}

/** Rounded up, but for what the arithmetic has added. */
function whole(value: number): number {
  return Math.ceil(value - 1e-9);
}
