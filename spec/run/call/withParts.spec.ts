import { lastValueFrom, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../../src/attachments/attachment.js';
import type { RequestPart } from '../../../src/requestPart.js';
import { withParts } from '../../../src/run/call/withParts.js';
import type { Question } from '../../../src/run/preparedRow.js';

const partOf = (name: string): RequestPart => ({
  type: 'inline',
  mediaType: 'image/png',
  data: 'YQ==',
  name,
});

function attachmentOf(content: string): Attachment {
  return { label: content, digest: content, bytes: 1, outline: partOf(content), load: of(partOf(content)) };
}

function questionWith(attachments: readonly Attachment[]): Question {
  const row: Partial<Question> = {
    attachments,
    request: { model: 'm', prompt: 'Why?', parameters: {}, variables: {} },
  };
  return row as Question;
}

describe('withParts', () => {
  it('sends what goes along in its order, beside all that the request holds', async () => {
    const row = questionWith(['a', 'b'].map(attachmentOf));
    const sent = await lastValueFrom(withParts(row));
    expect(sent).toEqual({ ...row, request: { ...row.request, parts: [partOf('a'), partOf('b')] } });
  });

  it('leaves a question as it is with which nothing goes along', async () => {
    const row = questionWith([]);
    expect(await lastValueFrom(withParts(row))).toBe(row);
  });
});
