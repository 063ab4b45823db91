import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { rowAttachments } from '../../src/attachments/rowAttachments.js';
import type { AttachmentForms } from '../../src/requestPart.js';
import { toExperiment } from '../../src/sources/toExperiment.js';
import { HEIC, PDF, PNG } from '../support/images.js';
import { temporaryFolder } from '../support/temporaryFolder.js';

const FORMS: AttachmentForms = { inline: ['image/png', 'application/pdf'], linked: () => ['image'] };

function looking(columns: readonly string[] = ['image']) {
  const folder = temporaryFolder();
  const lookAt = rowAttachments({ columns, folder });
  return {
    path: (name: string) => join(folder, name),
    look: (cells: Record<string, string>, forms: AttachmentForms | undefined = FORMS) =>
      firstValueFrom(lookAt(toExperiment(cells, { position: 0, rowNumber: 1 }), { provider: 'mine', forms })),
  };
}

describe('rowAttachments', () => {
  it('looks at files in the order of columns and lines, and reads them when they are loaded', async () => {
    const { path, look } = looking(['scan', 'image']);
    mkdirSync(path('sub'));
    writeFileSync(path('a.png'), PNG);
    writeFileSync(path('sub/b'), PDF);
    const found = await look({ image: 'a.png\nsub/b', scan: `data:x;base64,${PNG.toString('base64')}` });
    const inline = { type: 'inline', mediaType: 'image/png', data: PNG.toString('base64') };
    expect(await Promise.all(found.map(({ load }) => firstValueFrom(load)))).toEqual([
      { ...inline, name: 'attachment.png' },
      { ...inline, name: 'a.png' },
      { type: 'inline', mediaType: 'application/pdf', name: 'b', data: PDF.toString('base64') },
    ]);
    expect(found[0]?.digest).toBe(found[1]?.digest);
    expect(found.every(({ outline }) => 'data' in outline && outline.data.length === 64)).toBe(true);
  });

  it('sends no file that has changed since it was looked at, and looks at it anew for the next row', async () => {
    const { path, look } = looking();
    writeFileSync(path('a.png'), PNG);
    const [before] = await look({ image: 'a.png' });
    writeFileSync(path('a.png'), Buffer.concat([PNG, Buffer.from('more')]));
    await expect(before && firstValueFrom(before.load)).rejects.toThrow('has changed while the run went on');
    const [after] = await look({ image: 'a.png' });
    expect(after?.digest).not.toBe(before?.digest);
    await expect(after && firstValueFrom(after.load)).resolves.toMatchObject({ name: 'a.png' });
  });

  it('hands an address to a provider that fetches it, and does not call anybody', async () => {
    const { look } = looking();
    const [found] = await look({ image: 'https://example.com/a.png' });
    const link = { type: 'link', kind: 'image', url: 'https://example.com/a.png' };
    expect(found).toMatchObject({ digest: link.url, bytes: undefined, outline: link });
    expect(found && (await firstValueFrom(found.load))).toEqual(link);
  });

  it('fetches what the provider does not, never from a private address', async () => {
    const { look } = looking();
    const [found] = await look({ image: 'https://127.0.0.1/a.pdf' });
    expect(found?.outline).toMatchObject({ type: 'link', kind: 'document' });
    await expect(found && firstValueFrom(found.load)).rejects.toThrow(
      "'https://127.0.0.1/a.pdf' cannot be fetched: it is an address of a private network",
    );
  });

  it.each([
    { cell: 'none.png', said: "there is no file '" },
    { cell: 'sub', said: 'it is no file' },
    { cell: 'empty.png', said: 'is empty' },
    { cell: 'text.png', said: 'a text goes along with --context' },
    { cell: 'bytes.png', said: 'is of no type that is known' },
    { cell: 'photo.heic', said: 'is image/heic, which mine does not take: it takes png, pdf' },
    { cell: '../a.png', said: "must neither be absolute nor hold '..'" },
    { cell: '/etc/hostname', said: "must neither be absolute nor hold '..'" },
    { cell: 'way/out.png', said: 'leads out of' },
    { cell: 'huge.png', said: 'it has 150 MB, and 100 MB are the most' },
    { cell: 'large.png', said: 'is too large: 80 MB as Base64, and mine takes 50 MB' },
    { cell: 'large.png\na.png', said: 'and what goes with it is too large' },
    { cell: 'data:image/png;base64,iVBORw0KGgpAA', said: 'is no Base64' },
  ])('refuses $cell', async ({ cell, said }) => {
    const { path, look } = looking();
    for (const name of ['sub', 'way']) mkdirSync(path(name));
    const outside = temporaryFolder();
    writeFileSync(join(outside, 'out.png'), PNG);
    symlinkSync(join(outside, 'out.png'), path('way/out.png'));
    writeFileSync(path('empty.png'), '');
    writeFileSync(path('a.png'), PNG);
    writeFileSync(path('text.png'), 'Grüße, no image');
    writeFileSync(path('bytes.png'), Buffer.from([0, 1, 2, 3]));
    writeFileSync(path('photo.heic'), HEIC);
    for (const [name, bytes] of [
      ['huge.png', 150e6],
      ['large.png', 60e6],
    ] as const) {
      writeFileSync(path(name), PNG);
      truncateSync(path(name), bytes);
    }
    await expect(look({ image: cell })).rejects.toThrow(said);
  });

  it('refuses everything for a provider that says nothing of images', async () => {
    const { path, look } = looking();
    writeFileSync(path('a.png'), PNG);
    await expect(look({ image: 'a.png' }, { inline: [] })).rejects.toThrow('it takes no images or documents');
    expect(await look({ image: '' }, { inline: [] })).toEqual([]);
    expect(await look({ other: 'a.png' })).toEqual([]);
  });
});
