import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { GIF, PDF, PNG } from '../support/images.js';
import { parseResults, readResults } from '../support/readResults.js';
import { runCli } from '../support/runCli.js';
import { startCli } from '../support/startCli.js';
import { heldServer } from './support/heldServer.js';
import { type Job, job, RUN } from './support/job.js';
import { EVERY_PROVIDER, recorder } from './support/recorder.js';

const LINK = 'https://example.com/chart.png';
const [png, pdf] = [PNG.toString('base64'), PDF.toString('base64')];
const FLAGS = ['--image', 'image', '--image', 'scan', '--ordered'];

function jobWithImages(rows: string): Job {
  const made = job(rows);
  mkdirSync(made.path('img'));
  writeFileSync(made.path('img/a.png'), PNG);
  // Its name is none of its type.
  writeFileSync(made.path('img/b.jpg'), PDF);
  return made;
}

const image = (url: string) => ({ type: 'image_url', image_url: { url } });
const text = { type: 'text', text: 'Question 1' };
const file = { type: 'file', file: { filename: 'b.jpg', file_data: `data:application/pdf;base64,${pdf}` } };
const chat = [text, image(`data:image/png;base64,${png}`), image(LINK), file];

const SENT: Readonly<Record<(typeof EVERY_PROVIDER)[number], object>> = {
  ...Object.fromEntries(
    ['openai', 'azure', 'openrouter', 'deepseek', 'my-api'].map((name) => [
      name,
      { messages: [{ role: 'user', content: chat }] },
    ]),
  ),
  mistral: {
    messages: [
      {
        role: 'user',
        content: [
          ...chat.slice(0, 3),
          {
            type: 'document_url',
            document_url: `data:application/pdf;base64,${pdf}`,
            document_name: 'b.jpg',
          },
        ],
      },
    ],
  },
  groq: { messages: [{ role: 'user', content: chat.slice(0, 3) }] },
  anthropic: {
    messages: [
      {
        role: 'user',
        content: [
          { type: 'image', source: { type: 'base64', media_type: 'image/png', data: png } },
          { type: 'image', source: { type: 'url', url: LINK } },
          { type: 'document', source: { type: 'base64', media_type: 'application/pdf', data: pdf } },
          text,
        ],
      },
    ],
  },
  gemini: {
    contents: [
      {
        role: 'user',
        parts: [
          { inlineData: { mimeType: 'image/png', data: png } },
          { fileData: { fileUri: LINK } },
          { inlineData: { mimeType: 'application/pdf', data: pdf } },
          { text: 'Question 1' },
        ],
      },
    ],
  },
  ollama: { messages: [{ role: 'user', content: 'Question 1', images: [png] }] },
} as Record<(typeof EVERY_PROVIDER)[number], object>;

/** What a provider does not take is left out of its row. */
function cellsFor(provider: string): readonly [image: string, scan: string] {
  if (provider === 'ollama') return ['img/a.png', ''];
  return [`img/a.png\n${LINK}`, provider === 'groq' ? '' : 'img/b.jpg'];
}

describe('--image', () => {
  it.each(EVERY_PROVIDER)('is sent to %s in its own form', async (provider) => {
    const recorded = await recorder(() => ({ text: 'A chart.' }));
    const [images, scan] = cellsFor(provider);
    const { cwd } = jobWithImages(`provider,model,n,image,scan\n${provider},m,1,"${images}",${scan}\n`);
    const { code, stdout } = await runCli([...RUN, ...FLAGS], { cwd, env: recorded.env });
    expect([code, parseResults(stdout)[0]?.['error_message']]).toEqual([0, '']);
    expect(recorded.calls[0]?.body).toMatchObject(SENT[provider]);
  });

  it('leaves questions as they are where nothing goes along', async () => {
    const recorded = await recorder(() => ({ text: 'Yes.' }));
    const rows = EVERY_PROVIDER.map((provider) => `${provider},m,1,,\n`).join('');
    const { cwd } = jobWithImages(`provider,model,n,image,scan\n${rows}`);
    await runCli([...RUN, ...FLAGS], { cwd, env: recorded.env });
    const bodies = (calls: typeof recorded.calls) => calls.map(({ body }) => JSON.stringify(body)).toSorted();
    const withFlag = bodies(recorded.calls);
    await runCli(RUN, { cwd, env: recorded.env });
    expect(bodies(recorded.calls.slice(withFlag.length))).toEqual(withFlag);
  });

  it('makes a file that cannot be sent an error before any call, and runs it when it is there', async () => {
    const recorded = await recorder(() => ({ text: 'A chart.' }));
    const { cwd, path } = jobWithImages(
      'provider,model,n,image\ngroq,m,1,img/a.png\ngroq,m,2,img/b.jpg\ngroq,m,3,img/late.png\nollama,m,4,https://localhost/a.png\n',
    );
    const run = (...flags: string[]) =>
      runCli([...RUN, '--image', 'image', '-o', 'out.csv', ...flags], { cwd, env: recorded.env });
    expect((await run()).code).toBe(1);
    expect(recorded.calls).toHaveLength(1);
    const messages = readResults(path('out.csv')).map((row) => row['error_message']);
    expect(messages.toSorted()).toEqual([
      '',
      expect.stringContaining("'https://localhost/a.png' cannot be fetched: it is an address of a private"),
      "'img/b.jpg' is application/pdf, which groq does not take: it takes png, jpeg, gif, webp",
      "there is no file 'img/late.png'",
    ]);

    writeFileSync(path('img/late.png'), GIF);
    await run('--resume', '--retry-errors');
    expect(recorded.calls).toHaveLength(2);
    expect(JSON.stringify(recorded.calls[1]?.body)).toContain('data:image/gif;base64,');
    expect(readResults(path('out.csv'))).toHaveLength(4);
  });

  it('asks a row again whose image holds something else now, and no other', async () => {
    const recorded = await recorder(() => ({ text: 'A chart.' }));
    const { cwd, path } = jobWithImages('provider,model,n,image\ngroq,m,1,img/a.png\ngroq,m,2,img/c.png\n');
    writeFileSync(path('img/c.png'), PNG);
    const flags = [...RUN, '--image', 'image', '-o', 'out.csv', '--resume'];
    await runCli(flags, { cwd, env: recorded.env });
    expect((await runCli(flags, { cwd, env: recorded.env })).stderr).toContain('2 kept');
    writeFileSync(path('img/c.png'), GIF);
    await runCli(flags, { cwd, env: recorded.env });
    expect(recorded.calls).toHaveLength(3);
    expect(JSON.stringify(recorded.calls[2]?.body)).toContain('data:image/gif;base64,');
  });

  it('finds the answer of the same image in the cache, whatever its file is called', async () => {
    const recorded = await recorder(() => ({ text: 'A chart.' }));
    const { cwd, path } = jobWithImages('provider,model,n,image\ngroq,m,1,img/a.png\n');
    const run = () => runCli([...RUN, '--image', 'image', '--cache', 'answers'], { cwd, env: recorded.env });
    await run();
    writeFileSync(path('img/z.png'), PNG);
    writeFileSync(path('rows.csv'), 'provider,model,n,image\ngroq,m,1,img/z.png\n');
    expect(parseResults((await run()).stdout)[0]?.['finish_reason']).toBe('cached');
    writeFileSync(path('img/z.png'), GIF);
    await run();
    expect(recorded.calls).toHaveLength(2);
  });

  it('goes through a pipe and a chain: paths are beside the working directory', async () => {
    const recorded = await recorder(() => ({ text: 'A chart.' }));
    const { cwd } = jobWithImages('');
    const run = (stdin: string, ...flags: string[]) =>
      runCli(['run', '-p', 'prompt.txt', '-e', '-', '--image', 'image', ...flags], {
        cwd,
        env: recorded.env,
        stdin,
      });
    const first = await run('n,image\n1,img/a.png\n', '-m', 'groq/m');
    const second = await run(first.stdout, '-m', 'anthropic/judge');
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(recorded.calls.map(({ body }) => JSON.stringify(body).includes(png))).toEqual([true, true]);
  });

  it('reads an image when its row is sent, not while it waits', async () => {
    const { server, env, release } = await heldServer();
    const { cwd, path } = jobWithImages('provider,model,n,image\napi,m,1,img/a.png\napi,m,2,img/c.png\n');
    writeFileSync(path('img/c.png'), PNG);
    const run = startCli(
      [
        ...RUN,
        '--image',
        'image',
        '--max-concurrent',
        '1',
        '-o',
        'out.csv',
        '--provider-concurrency',
        'api=1',
      ],
      { cwd, env },
    );
    onTestFinished(() => void run.child.kill('SIGKILL'));
    await vi.waitUntil(() => server.calls.length === 1, { timeout: 20_000 });
    rmSync(path('img/c.png'));
    release();
    expect((await run.ended).code).toBe(1);
    expect(server.calls).toHaveLength(1);
    expect(readResults(path('out.csv'))[1]?.['error_message']).toContain("there is no file 'img/c.png'");
  });

  it.skipIf(process.platform === 'win32')('is interrupted and resumed as any other row', async () => {
    const { server, env, release } = await heldServer({ answers: 1 });
    const rows = [1, 2, 3, 4].map((n) => `api,m,${n},img/a.png\n`).join('');
    const { cwd, path } = jobWithImages(`provider,model,n,image\n${rows}`);
    const flags = [...RUN, '--image', 'image', '--provider-concurrency', 'api=1', '-o', 'out.csv'];
    const run = startCli(flags, { cwd, env });
    onTestFinished(() => void run.child.kill('SIGKILL'));
    await vi.waitUntil(() => server.calls.length === 2, { timeout: 20_000 });
    run.child.kill('SIGKILL');
    await run.ended;
    release();
    expect((await runCli([...flags, '--resume'], { cwd, env })).code).toBe(0);
    expect(readResults(path('out.csv')).map(({ n }) => n)).toEqual(['1', '2', '3', '4']);
    expect(server.calls).toHaveLength(5);
  });

  it('says that a key is missing, and not that its provider takes no images', async () => {
    const providers = ['openai', 'azure', 'anthropic', 'gemini', 'mistral'];
    const rows = providers.map((provider, n) => `${provider},m,${n},img/a.png\n`).join('');
    const { cwd } = jobWithImages(`provider,model,n,image\n${rows}`);
    const { code, stdout, stderr } = await runCli([...RUN, '--image', 'image'], { cwd });
    expect([code, parseResults(stdout)]).toEqual([2, []]);
    expect(stderr).not.toContain('does not take');
    for (const provider of providers) expect(stderr.toLowerCase()).toContain(`${provider}_`);
  });

  it('refuses a column that is not there', async () => {
    const { cwd } = jobWithImages('provider,model,n,image\nmock,m,1,\n');
    expect(await runCli([...RUN, '--image', 'imag'], { cwd })).toMatchObject({
      code: 2,
      stderr: "parallamr: --image imag: there is no column 'imag'; did you mean 'image'?\n",
    });
  });
});
