// @ts-check
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/**
 * @typedef {{ startOffset: number, endOffset: number, count: number }} Range
 * @typedef {{ url: string, functions: { ranges: Range[] }[] }} Script
 */

const ANSWER = JSON.stringify({
  choices: [{ message: { content: 'Yes.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1, completion_tokens: 1 },
});

/**
 * Which functions of its files the built command calls for one row of the mock and one over HTTP, by file: each as
 * `START:END`, its place in the file.
 *
 * @param {string} program its file
 * @returns {Promise<Map<string, Set<string>>>}
 * @see https://nodejs.org/api/cli.html#node_v8_coveragedir
 */
export async function calledFunctions(program) {
  const folder = mkdtempSync(join(tmpdir(), 'parallamr-build-'));
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.end(ANSWER));
  });
  try {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    const [prompt, experiments] = [join(folder, 'prompt.txt'), join(folder, 'experiments.csv')];
    writeFileSync(prompt, 'Is {{thing}} here?');
    writeFileSync(experiments, 'provider,model,thing\nmock,mock,it\nopenai,gpt-4o-mini,it\n');
    const words = ['run', '-q', '-p', prompt, '-e', experiments, '-o', join(folder, 'results.csv')];
    await promisify(execFile)(process.execPath, [program, ...words], {
      cwd: folder,
      // Of code that was kept, V8 does not tell.
      env: {
        NODE_V8_COVERAGE: folder,
        NODE_DISABLE_COMPILE_CACHE: '1',
        OPENAI_BASE_URL: `http://127.0.0.1:${address.port}/v1`,
      },
    });
    return calledIn(folder, dirname(program) + sep);
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} folder of what the run told of itself
 * @param {string} programs where its own files are
 */
function calledIn(folder, programs) {
  const files = readdirSync(folder).filter((name) => name.startsWith('coverage-'));
  const scripts = files.flatMap(
    (name) =>
      /** @type {{ result: Script[] }} */ (JSON.parse(readFileSync(join(folder, name), 'utf8'))).result,
  );
  const own = scripts.filter(({ url }) => url.startsWith(pathToFileURL(programs).href));
  return new Map(
    own.map(({ url, functions }) => [fileURLToPath(url), new Set(functions.flatMap(calledPlace))]),
  );
}

/** @param {{ ranges: Range[] }} covered a function; its first range is all of it */
function calledPlace({ ranges: [whole] }) {
  return whole !== undefined && whole.count > 0 ? [`${whole.startOffset}:${whole.endOffset}`] : [];
}
