import { type InlinePart, kindOf, type RequestPart } from '../../requestPart.js';

/** A document as OpenAI and OpenRouter take it. */
export interface FilePart {
  readonly type: 'file';
  readonly file: { readonly filename: string; readonly file_data: string };
}

/** A document as Mistral takes it. */
export interface DocumentUrlPart {
  readonly type: 'document_url';
  readonly document_url: string;
  readonly document_name?: string;
}

/** A part of a user message. */
export type ChatPart<Document = FilePart> =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image_url'; readonly image_url: { readonly url: string } }
  | Document;

/** Writes a document as an API takes it. `url` is its address, or a data URI. */
export type DocumentPart<Document> = (document: {
  readonly url: string;
  readonly name: string | undefined;
}) => Document;

/**
 * The content of a user message: its text, behind it what goes along, if anything does.
 *
 * @see https://developers.openai.com/api/docs/guides/images-vision
 */
export function chatContent<Document>(
  prompt: string,
  parts: readonly RequestPart[],
  documentPart: DocumentPart<Document>,
): string | ChatPart<Document>[] {
  if (parts.length === 0) return prompt;
  return [{ type: 'text', text: prompt }, ...parts.map((part) => partOf(part, documentPart))];
}

function partOf<Document>(part: RequestPart, documentPart: DocumentPart<Document>): ChatPart<Document> {
  const url = part.type === 'link' ? part.url : dataUri(part);
  const kind = part.type === 'link' ? part.kind : kindOf(part.mediaType);
  if (kind === 'image') return { type: 'image_url', image_url: { url } };
  return documentPart({ url, name: part.type === 'link' ? undefined : part.name });
}

/** OpenAI's form, and OpenRouter's: https://developers.openai.com/api/docs/guides/file-inputs */
export const filePart: DocumentPart<FilePart> = ({ url, name = 'document.pdf' }) => ({
  type: 'file',
  file: { filename: name, file_data: url },
});

/** Mistral's form: https://docs.mistral.ai/capabilities/document_ai/document_qna */
export const documentUrlPart: DocumentPart<DocumentUrlPart> = ({ url, name }) => ({
  type: 'document_url',
  document_url: url,
  ...(name !== undefined && { document_name: name }),
});

function dataUri({ mediaType, data }: InlinePart): string {
  return `data:${mediaType};base64,${data}`;
}
