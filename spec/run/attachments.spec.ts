import { rmSync, writeFileSync } from 'node:fs';
import { lastValueFrom, of, throwError, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { ProviderError } from '../../src/errors.js';
import type { CompletionRequest, Provider } from '../../src/providers/provider.js';
import { runExperiments } from '../../src/runExperiments.js';
import { fromRecords } from '../../src/sources/fromRecords.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

/** Runs a row for each of the images in a folder. */
function run(folder: string, images: readonly string[], complete: Provider['complete']) {
  const { results } = runExperiments({
    prompt: 'What is {{image}}?',
    experiments: fromRecords(images.map((image) => ({ provider: 'a', model: 'm', image }))),
    providers: { a: { complete, attachments: { inline: ['image/png'] } } },
    attachments: { columns: ['image'], folder },
    retry: { initialDelayMs: 1 },
    sequential: true,
  });
  return lastValueFrom(results.pipe(toArray()));
}

it('sends what an image holds along with its row', async () => {
  const folder = temporaryFolder();
  writeFileSync(`${folder}/owl.png`, PNG);
  const asked: CompletionRequest[] = [];
  await run(folder, ['owl.png', ''], (request) => {
    asked.push(request);
    return of({ output: 'an owl' });
  });

  expect(asked.map(({ parts }) => parts)).toMatchObject([
    [{ type: 'inline', mediaType: 'image/png', data: PNG.toString('base64') }],
    undefined,
  ]);
});

it('fails a row, and not the run, whose image has gone when it is asked again', async () => {
  const folder = temporaryFolder();
  writeFileSync(`${folder}/owl.png`, PNG);
  const results = await run(folder, ['owl.png', ''], ({ parts }) => {
    rmSync(`${folder}/owl.png`, { force: true });
    const busy = new ProviderError('busy', { failure: 'transient', status: 500 });
    return parts === undefined ? of({ output: 'nothing' }) : throwError(() => busy);
  });

  expect(results).toMatchObject([
    { status: 'error', attempts: 1, errorMessage: expect.stringContaining('owl.png') },
    { status: 'ok', output: 'nothing' },
  ]);
});
