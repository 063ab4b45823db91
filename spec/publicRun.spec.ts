import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { lastValueFrom, mergeMap, of, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import {
  answerCache,
  type Completion,
  type CompletionRequest,
  type Provider,
  runExperiments,
} from '../src/index.js';
import { spillQueue } from '../src/operators/index.js';
import { resultFiles } from '../src/sinks/index.js';
import { Appetite, csvTable, experiments, type Matrix } from '../src/sources/index.js';
import { temporaryFolder } from './support/temporaryFolder.js';

const input = 'topic\nbees\ntides\n';
const schema = { type: 'object', properties: { score: { type: 'integer' } }, required: ['score'] };
const matrix: Matrix = {
  models: [
    { provider: 'own', model: 'small' },
    { provider: 'own', model: 'large' },
  ],
  prompts: ['short', 'long'],
  sweep: { 'param.seed': ['1', '2'] },
};

/** All of what the command can ask, asked with nothing but what the package exports. */
function run(folder: string, output: string) {
  const asked: CompletionRequest[] = [];
  const own: Provider = {
    complete: (request) => {
      asked.push(request);
      const output = request.prompt.startsWith('Score') ? '{"score": 7}' : 'seven';
      return of<Completion>({ output, finishReason: 'stop' });
    },
    identify: (request) => ({ url: 'own:', body: request }),
  };
  const appetite = new Appetite();
  const path = join(folder, output);
  const results = csvTable(() => Readable.from([input])).pipe(
    mergeMap((table) => {
      const set = experiments(table, { matrix, repeat: 2, appetite });
      return runExperiments({
        experiments: set.experiments,
        prompt: new Map([
          ['short', 'Score {{topic}}.'],
          ['long', 'Tell me about {{topic}}.'],
        ]),
        parameters: { response_schema: schema },
        providers: { own },
        cache: answerCache(join(folder, 'cache')),
        queue: () => appetite.counting(spillQueue()),
        sink: resultFiles({ pathOf: () => path, columns: set.columns }),
      }).results;
    }),
    toArray(),
  );
  return lastValueFrom(results).then((written) => ({ written, asked, text: readFileSync(path, 'utf8') }));
}

it('runs a matrix with a cache and a schema for a program that embeds it', async () => {
  const folder = temporaryFolder();
  const first = await run(folder, 'first.csv');
  const second = await run(folder, 'second.csv');

  // 2 rows, 2 models, 2 prompts, 2 seeds, 2 repeats.
  expect(first.asked).toHaveLength(32);
  expect(first.asked[0]?.parameters).toMatchObject({ seed: 1, response_format: { type: 'json_schema' } });
  expect(first.text.split('\n')[0]).toMatch(/^provider,model,topic,prompt,param\.seed,repeat,status,/);
  expect(first.written.filter(({ status }) => status === 'ok')).toHaveLength(16);
  expect(first.written.filter(({ status }) => status === 'warning')).toHaveLength(16);
  expect(second.asked).toHaveLength(16);
  expect(second.written.filter(({ attempts }) => attempts === 0)).toHaveLength(16);
});
