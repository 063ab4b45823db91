import { writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { json, localServer } from '../support/localServer.js';
import { runCli } from '../support/runCli.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

const ROWS = 60;

/** A run of 60 rows against a server that answers all of them in this way. */
async function refused(respond: (response: ServerResponse) => void) {
  const folder = temporaryFolder();
  const server = await localServer(respond);
  onTestFinished(() => server.close());
  writeFileSync(join(folder, 'prompt.txt'), 'Say {{n}}');
  const rows = Array.from({ length: ROWS }, (_, index) => `my-api,m,${index}`);
  writeFileSync(join(folder, 'rows.csv'), ['provider,model,n', ...rows, ''].join('\n'));
  const args = ['run', '-p', 'prompt.txt', '-e', 'rows.csv', '-o', 'out.csv', '--retry-delay', '0.01'];
  const end = await runCli(args, { cwd: folder, env: { MY_API_BASE_URL: `${server.url}/v1` } });
  return { ...end, calls: server.calls.length };
}

const page = '<!DOCTYPE html><html><head><title>Attention Required!</title></head></html>';
const html = (response: ServerResponse, status: number) =>
  response.writeHead(status, { 'content-type': 'text/html' }).end(page);

describe('a server that refuses every row', () => {
  it.each<{ how: string; respond: (response: ServerResponse) => void; reason: string }>([
    {
      how: 'by the same 400',
      respond: (response) => json(response, { error: { message: 'temperature is too hot' } }, 400),
      reason: 'my-api answered 400: temperature is too hot',
    },
    {
      how: 'by a 422 of FastAPI',
      respond: (response) =>
        json(response, { detail: [{ loc: ['body', 'messages', 0, 'role'], msg: 'Field required' }] }, 422),
      reason: 'my-api answered 422: messages.0.role: Field required',
    },
    {
      how: 'by an error beside no answer (base_resp)',
      respond: (response) =>
        json(response, { choices: null, base_resp: { status_code: 2013, status_msg: 'invalid params' } }),
      reason: 'invalid params',
    },
    {
      how: 'by used-up credit in words of its own',
      respond: (response) =>
        json(response, { base_resp: { status_code: 1008, status_msg: 'insufficient balance' } }),
      reason: 'insufficient balance',
    },
    {
      how: 'by a 429 for used-up credit',
      respond: (response) =>
        json(
          response,
          { code: 'Some resource has been exhausted', error: 'Your team has used all available credits.' },
          429,
        ),
      reason: 'used all available credits',
    },
    {
      how: 'at a path that answers 200 to everything',
      respond: (response) => json(response, { status: 'up' }),
      reason: 'in another form than agreed',
    },
    {
      how: 'by a redirect',
      respond: (response) => response.writeHead(302, { location: 'https://login.example/' }).end(),
      reason: 'a redirect to login.example',
    },
    { how: 'by a web page with 200', respond: (response) => html(response, 200), reason: 'a web page' },
    {
      how: 'by a web page with 403',
      respond: (response) => html(response, 403),
      reason: "a web page titled 'Attention Required!'",
    },
    {
      how: 'by a firewall in a line of text',
      respond: (response) => response.writeHead(403).end('error code: 1010'),
      reason: 'my-api answered 403: error code: 1010',
    },
    {
      how: 'by a 407',
      respond: (response) => response.writeHead(407).end(),
      reason: 'my-api answered 407: Proxy Authentication Required',
    },
    {
      how: 'by a 405',
      respond: (response) => json(response, { detail: 'Method Not Allowed' }, 405),
      reason: 'my-api answered 405: Method Not Allowed (at http://127.0.0.1:',
    },
    {
      how: 'by a text that is no JSON',
      respond: (response) => response.writeHead(200).end('OK'),
      reason: 'my-api answered 200 with something that is no JSON: OK',
    },
    {
      how: 'by answers that are empty and paid for',
      respond: (response) =>
        json(response, {
          choices: [{ message: { content: '' }, finish_reason: 'stop' }],
          usage: { prompt_tokens: 5, completion_tokens: 9, total_tokens: 14 },
        }),
      reason: 'my-api answered with an empty text (stop)',
    },
  ])('$how is halted, and says why', async ({ respond, reason }) => {
    const { code, stderr, calls } = await refused(respond);

    expect(code).toBe(1);
    expect(calls).toBeLessThanOrEqual(20);
    expect(stderr).toMatch(/my-api(?:\/m)? is halted and asked nothing more: /);
    expect(stderr).toContain(reason);
  });

  it('by its parameters, each time with another value, is halted with what to change', async () => {
    let calls = 0;
    const { stderr, calls: made } = await refused((response) => {
      calls += 1;
      const message = `Unsupported value: 'temperature' does not support 0.${calls} with this model. Only the default (1) value is supported.`;
      json(
        response,
        { error: { message, type: 'invalid_request_error', param: 'temperature', code: null } },
        400,
      );
    });

    expect(made).toBeLessThanOrEqual(20);
    expect(stderr).toContain('my-api/m is halted and asked nothing more: ');
    expect(stderr).toContain('Leave temperature out: no --param temperature');
  });

  it('by its filter is asked on: the next text may be welcome', async () => {
    const { calls, stderr } = await refused((response) =>
      json(response, { error: { code: 'content_filter', message: 'The prompt was filtered' } }, 400),
    );

    expect(calls).toBe(ROWS);
    expect(stderr).not.toContain('is halted');
  });
});
