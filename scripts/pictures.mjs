// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { programArguments } from './arguments/programArguments.mjs';
import { findChromium } from './findChromium.mjs';

programArguments(
  `npm run pictures

The pictures of the documentation, from questions that three made-up models answer. It needs Chromium.`,
  {},
);
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'parallamr-pictures-'));
const SIZE = { width: 1000, height: 480 };

const DISTANCES = Object.entries({
  Cologne: 27,
  Aachen: 92,
  Trier: 143,
  Koblenz: 60,
  Siegburg: 10,
  Dortmund: 118,
  Mainz: 148,
  Essen: 91,
  Kassel: 243,
  Bremen: 320,
  Hamburg: 441,
  Munich: 586,
}).flatMap(([city, km]) =>
  ['by road', 'by rail', 'on foot'].map((way, index) => ({ city, way, km: km + 3 * index })),
);

/** How often a model is right, how long it takes, and what it costs a call. */
const MODELS = `
const MODELS = {
  'gpt-4o-mini': { right: 0.78, latencyMs: 90, costUsd: 0.00011 },
  'claude-haiku': { right: 0.86, latencyMs: 120, costUsd: 0.00031 },
  'llama3.2': { right: 0.6, latencyMs: 200, costUsd: undefined },
};
let seed = 7;
const chance = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
export default {
  concurrency: 8,
  async complete({ model, prompt }) {
    const { right, latencyMs, costUsd } = MODELS[model];
    const km = Number(/\\((\\d+)\\)/.exec(prompt)[1]);
    const said = chance() < right ? km : Math.round(km * (0.5 + chance()));
    const output = 'It is about ' + said + ' km. ' + (chance() < 0.4 ? 'That depends on where you start.' : '');
    await new Promise((resolve) => setTimeout(resolve, latencyMs * (0.6 + chance())));
    return { output, inputTokens: 31, outputTokens: Math.ceil(output.length / 4), finishReason: 'stop', costUsd };
  },
};
`;

/** @param {readonly string[]} args */
function parallamr(...args) {
  const { status } = spawnSync(process.execPath, [join(root, 'dist/bin.js'), ...args], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`parallamr ${args.join(' ')} ended with ${status}`);
}

/** A quarter of the size: the pictures are part of the package. It runs in the browser, on a PNG as a data URI. */
const AS_WEBP = `async (png) => {
  const image = new Image();
  image.src = png;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', 0.3).replace(/^.*,/, '');
}`;

try {
  writeFileSync(join(folder, 'models.mjs'), MODELS);
  writeFileSync(join(folder, 'prompt.txt'), 'How far is it from Bonn to {{city}} {{way}}? ({{meta.km}})');
  writeFileSync(
    join(folder, 'questions.csv'),
    [
      'city,way,expect.number,meta.km',
      ...DISTANCES.map(({ city, way, km }) => `${city},${way},${km} ± 3,${km}`),
    ].join('\n'),
  );
  const models = 'gpt-4o-mini,claude-haiku,llama3.2'.replaceAll(/[^,]+/g, 'lab/$&');
  const input = ['-p', 'prompt.txt', '-e', 'questions.csv', '-m', models, '--repeat', '3'];
  parallamr('run', ...input, '--provider-module', 'lab=models.mjs', '-o', 'results.csv', '-q');
  parallamr('score', 'results.csv', '-o', 'scored.csv');
  parallamr('report', 'scored.csv', '-o', 'report.html');

  const browser = await chromium.launch({
    executablePath: findChromium() ?? 'chromium',
    args: ['--no-sandbox'],
  });
  const page = await browser.newPage({ viewport: SIZE, colorScheme: 'light' });
  await page.goto(`file://${join(folder, 'report.html')}`);
  await page.getByText('km').first().waitFor();
  const png = (await page.screenshot()).toString('base64');
  await page.goto('about:blank');
  const webp = String(await page.evaluate(`(${AS_WEBP})('data:image/png;base64,${png}')`));
  writeFileSync(join(root, 'docs/images/report.webp'), webp, 'base64');
  await browser.close();
} finally {
  rmSync(folder, { recursive: true });
}
