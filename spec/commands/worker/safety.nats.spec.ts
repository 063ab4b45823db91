import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { natsBroker } from '../../../src/workers/nats/natsBroker.js';
import type { Broker } from '../../../src/workers/protocol/broker.js';
import { llmServer } from '../../support/llmServer.js';
import { natsOperator } from '../../support/natsCredentials.js';
import { natsServer } from '../../support/natsServer.js';
import { parseResults } from '../../support/readResults.js';
import { startCli } from '../../support/startCli.js';
import { temporaryFolder } from '../../support/temporaryFolder.js';
import { files } from '../support/files.js';
import { runMain } from '../support/runMain.js';
import { startMain } from '../support/startMain.js';

const DOCUMENTED = readFileSync(new URL('../../../docs/workers-nats.conf', import.meta.url), 'utf8');
const CONTENTS = { 'prompt.txt': 'Say {{n}}', 'rows.csv': 'provider,model,n\nvllm,m,1\nvllm,m,2\n' };

interface Access {
  /** With user and password, if there are any. */
  readonly url: string;
  readonly flags?: readonly string[];
}

/** Runs two rows over a worker. */
async function outputsOver(worker: Access, run: Access): Promise<readonly (string | undefined)[]> {
  const server = await llmServer();
  const serving = startMain(
    ['worker', worker.url, ...(worker.flags ?? []), '--serve', 'vllm=2', '--name', 'box'],
    { env: { VLLM_BASE_URL: `${server.url}/v1` } },
  );
  await serving.said('box serves vllm=2');
  const ended = await runOver(run);
  serving.signal('SIGTERM');
  const { stderr } = await serving.ended;
  expect(stderr).toContain('box has answered 2 calls');
  // Nothing that it is not allowed to do was tried.
  expect(stderr.split('\n').filter((line) => line.includes('broker:'))).toEqual([]);
  expect(ended).toMatchObject({ code: 0 });
  return parseResults(ended.stdout).map(({ output }) => output);
}

function runOver({ url, flags = [] }: Access) {
  const path = files(CONTENTS);
  const input = ['-p', path('prompt.txt'), '-e', path('rows.csv')];
  return runMain(['run', ...input, '--workers', url, ...flags]);
}

const as = (url: string, who: string) => url.replace('//', `//${who}@`);
const answers = ['Answer to: Say 1', 'Answer to: Say 2'];

/** A certificate for this machine that vouches for itself, and settings of a server that shows it. */
function ownCertificate(): { readonly ca: string; readonly config: string } {
  const folder = temporaryFolder();
  const [key, ca] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const subject = ['-subj', '/CN=broker', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...curve, ...subject, '-keyout', key, '-out', ca], {
    stdio: 'pipe',
  });
  return { ca, config: `tls { cert_file: "${ca}", key_file: "${key}" }` };
}

describe('a broker that lets in not just anybody', () => {
  it('takes a run and a worker with the accounts that are documented', async () => {
    const { url } = await natsServer({ config: DOCUMENTED });
    const outputs = await outputsOver(
      { url: as(url, 'worker:change-me-worker') },
      { url: as(url, 'run:change-me-run') },
    );
    expect(outputs.toSorted()).toEqual(answers);
  });

  it('gives a worker no more than it needs', async () => {
    const { url } = await natsServer({ config: DOCUMENTED });
    const open = async (who: string): Promise<Broker> => {
      const broker = await natsBroker({ url: as(url, who), name: 'spec' });
      onTestFinished(() => broker.close());
      return broker;
    };
    const [run, worker] = [await open('run:change-me-run'), await open('worker:change-me-worker')];
    const call = { provider: 'vllm', run: 'r', id: 'r1-0' };
    const problems: string[] = [];
    worker.problems.subscribe((problem) => problems.push(problem));
    await run.prepare();
    await run.publishCall(call, Buffer.from('{}'));
    for (const forbidden of [
      () => worker.publishCall({ ...call, id: 'r2-0' }, Buffer.from('{}')),
      () => worker.deleteCall(call),
      () => worker.purge('r'),
      () => worker.callsOf('r'),
      () => worker.pullAnswers('r'),
      () => worker.letGo('r'),
    ])
      await expect(forbidden()).rejects.toThrow('the broker at');
    expect(await run.callsOf('r')).toEqual([call]);
    expect(problems.join('\n')).toContain('Permissions Violation');
  });

  it.each([
    { case: 'a wrong password', who: 'run:guessed' },
    { case: 'no password', who: 'run' },
  ])('refuses a run with $case, and does not repeat it', async ({ who }) => {
    const { url } = await natsServer({ config: DOCUMENTED });
    const { code, stderr } = await runOver({ url: as(url, who) });
    expect(code).toBe(2);
    expect(stderr).toMatch(/cannot connect to the broker at nats:\/\/127\.0\.0\.1:\d+: .*Authorization/i);
    expect(stderr).not.toContain('guessed');
  });

  it('takes files of credentials', async () => {
    const { config, credentials } = natsOperator();
    const { url } = await natsServer({ config });
    const path = files({ 'run.creds': credentials(), 'worker.creds': credentials() });
    const flags = (name: string) => ({ url, flags: ['--workers-creds', path(name)] });
    expect((await outputsOver(flags('worker.creds'), flags('run.creds'))).toSorted()).toEqual(answers);
    const stranger = files({ 'other.creds': natsOperator().credentials() });
    const refused = await runOver({ url, flags: ['--workers-creds', stranger('other.creds')] });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/authorization/i) });
  });

  it('says which file of credentials is not there, and which is none', async () => {
    const { url } = await natsServer();
    const path = files({ 'none.creds': 'nothing of use' });
    const missing = await runOver({ url, flags: ['--workers-creds', path('missing.creds')] });
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('missing.creds') });
    const none = await runOver({ url, flags: ['--workers-creds', path('none.creds')] });
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('none.creds') });
  });
});

describe('a broker that encrypts', () => {
  it('is trusted with the certificate that is named', async () => {
    const { ca, config } = ownCertificate();
    const server = await natsServer({ config: `${config}\n${DOCUMENTED}` });
    const url = server.url.replace('nats:', 'tls:');
    const flags = ['--workers-ca', ca];
    const outputs = await outputsOver(
      { url: as(url, 'worker:change-me-worker'), flags },
      { url: as(url, 'run:change-me-run'), flags },
    );
    expect(outputs.toSorted()).toEqual(answers);
  });

  it('is known by the number in its address also where only the broker insists on encryption', async () => {
    const { ca, config } = ownCertificate();
    const { url } = await natsServer({ config });
    const env = { NODE_EXTRA_CA_CERTS: ca, VLLM_BASE_URL: 'http://127.0.0.1:9' };
    const { child, ended } = startCli(['worker', url, '--serve', 'vllm=2', '--name', 'box'], {
      cwd: temporaryFolder(),
      env,
    });
    const [told] = await once(child.stderr, 'data');
    child.kill('SIGTERM');
    expect(String(told)).toContain('box serves vllm=2');
    expect((await ended).code).toBe(0);
  });

  it('is not trusted with a certificate that nobody vouches for', async () => {
    const server = await natsServer({ config: ownCertificate().config });
    const { code, stderr } = await runOver({ url: server.url.replace('nats:', 'tls:') });
    expect(code).toBe(2);
    expect(stderr).toMatch(/cannot connect to the broker at tls:.*self-signed certificate.*--workers-ca/);
  });

  it('is insisted on with tls://', async () => {
    const { url } = await natsServer();
    const { code, stderr } = await runOver({ url: url.replace('nats:', 'tls:') });
    expect(code).toBe(2);
    expect(stderr).toMatch(/cannot connect to the broker at tls:/);
  });

  it('says which certificate is not there, and which is none', async () => {
    const { url } = await natsServer();
    const path = files({ 'none.pem': 'nothing of use' });
    const missing = await runOver({ url, flags: ['--workers-ca', path('missing.pem')] });
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('missing.pem') });
    const none = await runOver({ url, flags: ['--workers-ca', path('none.pem')] });
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('none.pem') });
  });
});
