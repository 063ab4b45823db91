import { describe, expect, it } from 'vitest';
import { attachmentSources } from '../../src/attachments/attachmentSources.js';

describe('attachmentSources', () => {
  it('reads paths, addresses and data URIs, one a line', () => {
    expect(
      attachmentSources('a.png\r\n  sub/b c.jpg \n\nHTTPS://example.com/d.pdf\rdata:image/png;base64,AAAA'),
    ).toEqual([
      { type: 'file', path: 'a.png' },
      { type: 'file', path: 'sub/b c.jpg' },
      { type: 'link', url: 'HTTPS://example.com/d.pdf' },
      { type: 'data', base64: 'AAAA' },
    ]);
  });

  it.each(['', ' ', '\n\n'])('finds nothing in %j', (cell) => {
    expect(attachmentSources(cell)).toEqual([]);
  });

  it('takes one letter and a colon for a path, not for a scheme', () => {
    expect(attachmentSources('C:\\a.png')).toEqual([{ type: 'file', path: 'C:\\a.png' }]);
  });

  it.each([
    'http://example.com/a.png',
    'file:///etc/passwd',
    'ftp://x/y',
    'https://',
    'gs://b/c.png',
  ])('refuses %s', (cell) => {
    expect(() => attachmentSources(cell)).toThrow('is no image');
  });

  it.each(['data:image/png,AAAA', 'data:image/png;base64,A A*'])('refuses the data URI %s', (cell) => {
    expect(() => attachmentSources(cell)).toThrow('is no data URI in Base64');
  });

  it('shows only the beginning of a long one', () => {
    expect(() => attachmentSources(`data:x,${'a'.repeat(5000)}`)).toThrow(/^.{1,200}$/);
  });
});
