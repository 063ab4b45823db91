import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BlockWriter } from '../../src/report/blockWriter.js';
import type { ReportInfo } from '../../src/report/format/block.js';
import { bytesOf } from '../../src/report/format/bytesOf.js';
import { withLongRepeats } from '../../src/report/format/withLongRepeats.js';
import { reportHtml } from '../../src/report/reportHtml.js';
import { reportLayout } from '../../src/report/reportLayout.js';
import { reportRow } from './support/rows.js';

const INFO: ReportInfo = {
  title: 'results </script><b>',
  key: 'k',
  by: 'model',
  variables: ['topic'],
  omitted: [],
  hasBaselineFile: false,
  version: '1.2.3',
};
const PAGE = { script: 'start()', style: 'p{margin:0}' };
const HOSTILE = '</script><img src=x onerror=alert(1)>\u2028\0<!--';

async function html(info = INFO): Promise<string> {
  async function* blocks() {
    for (const answer of ['one', HOSTILE]) yield new BlockWriter().block([reportRow({ answer })]);
  }
  let text = '';
  for await (const piece of reportHtml(info, blocks(), PAGE)) text += piece;
  return text;
}

const unpacked = (text: string) => Buffer.from(withLongRepeats(gunzipSync(bytesOf(text)))).toString();
const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('reportHtml', () => {
  it('lets nothing run but its own script, and loads nothing', async () => {
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(await html()) ?? [];
    expect(policy).toBe(
      `default-src 'none'; script-src ${sha256(PAGE.script)}; style-src ${sha256(PAGE.style)}; base-uri 'none'; form-action 'none'`,
    );
  });

  it('may ask its own server while a run goes on', async () => {
    expect(
      await html({
        ...INFO,
        live: { events: '/events?token=x', columns: [], layout: reportLayout(['model']) },
      }),
    ).toContain("; connect-src 'self'; base-uri 'none'");
  });

  it('holds no markup but its own, whatever an answer or a title says', async () => {
    const text = await html();
    expect(text).not.toContain('onerror');
    expect(text).not.toContain('<b>');
    expect(text.match(/<script/g)).toHaveLength(6);
    expect(text).toContain('<title>results &lt;/script&gt;&lt;b&gt;</title>');
  });

  it('keeps every block as it was, in order, and what it is called', async () => {
    const packed = [...(await html()).matchAll(/text\/plain" class="(\w+)">([^<]*)</g)];
    const read = packed.map(([, kind, text = '']) => [
      kind,
      JSON.parse(kind === 'info' ? text : unpacked(text)),
    ]);
    expect(read.map(([kind]) => kind)).toStrictEqual(['info', 'facts', 'texts', 'facts', 'texts']);
    expect(read[4]?.[1].answers).toStrictEqual([HOSTILE]);
    expect(read[0]?.[1]).toStrictEqual(INFO);
  });
});
