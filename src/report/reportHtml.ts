import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Block, ReportInfo } from './format/block.js';
import { sevenBits } from './format/sevenBits.js';
import { withoutLongRepeats } from './withoutLongRepeats.js';

const packed = promisify(gzip);
/** Most blocks are packed in one go, without a word to the main thread meanwhile. */
const CHUNK_BYTES = 256 * 1024;

/** The code and the looks of the page. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
}

/**
 * The page as pieces of text, so that a report of any size passes through little memory: the head, the script that reads
 * blocks, and these as they come.
 *
 * Nothing but the script and the style of the page itself may run or be loaded (`Content-Security-Policy`), answers are
 * packed and never markup.
 *
 * @see https://www.w3.org/TR/CSP3/
 *
 * @example
 * const pieces = reportHtml(info, blocks, { script: 'show()', style: '' });
 * for await (const piece of pieces) process.stdout.write(piece);
 */
export async function* reportHtml(
  info: ReportInfo,
  blocks: AsyncIterable<Block>,
  { script, style }: PageFiles,
): AsyncGenerator<string> {
  const connect = info.live === undefined ? '' : "; connect-src 'self'";
  const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'${connect}; base-uri 'none'; form-action 'none'`;
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(info.title)}</title>
<style>${style}</style>
</head>
<body>
<div id="app"><p class="waiting">Reading the rows of this report …</p></div>
<noscript><p class="waiting">This page shows its rows with a script that it carries itself. Please allow it.</p></noscript>
`;
  // Before the rows, which it does not wait for: the first are shown while the others are still being read.
  yield `${dataElement('info', plainText(info))}<script class="page">${script}</script>\n`;
  yield* ahead(blocks, blockElements);
  yield '</body>\n</html>\n';
}

/** Blocks that are packed while others are read. */
const AHEAD = 3;

/** The results of `work` in the order of the values, a few of which are worked on at once. */
async function* ahead<Value, Done>(
  values: AsyncIterable<Value>,
  work: (value: Value) => Promise<Done>,
): AsyncGenerator<Done> {
  const begun: Promise<Done>[] = [];
  for await (const value of values) {
    begun.push(work(value));
    const oldest = begun.length > AHEAD ? begun.shift() : undefined;
    if (oldest !== undefined) yield await oldest;
  }
  for (const rest of begun) yield await rest;
}

/** A block as two elements that hold no markup: its facts, and its texts. */
export async function blockElements({ facts, texts }: Block): Promise<string> {
  const [packedFacts, packedTexts] = await Promise.all([packedText(facts), packedText(texts)]);
  return dataElement('facts', packedFacts) + dataElement('texts', packedTexts);
}

/** How a value is packed. */
export interface PackOptions {
  /** How hard gzip tries, from 1 to 9. Default `4`: what is left without long repeats gains 3 % by more. */
  readonly level?: number;
}

/** A value as JSON without its long repeats, in gzip, in seven bits a character. */
export async function packedText(value: unknown, { level = 4 }: PackOptions = {}): Promise<string> {
  const bytes = withoutLongRepeats(Buffer.from(JSON.stringify(value)));
  return sevenBits(await packed(bytes, { level, chunkSize: CHUNK_BYTES }));
}

/** A value as JSON that holds no markup: what the page needs at once, as unpacking takes turns with reading the rest. */
function plainText(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}

function dataElement(kind: string, text: string): string {
  return `<script type="text/plain" class="${kind}">${text}</script>\n`;
}

/** Of an inline script or style: https://www.w3.org/TR/CSP3/#grammardef-hash-source */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
