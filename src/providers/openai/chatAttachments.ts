import { own } from '../../json.js';
import { type AttachmentForms, COMMON_IMAGES } from '../../requestPart.js';
import { type DocumentPart, type DocumentUrlPart, documentUrlPart, type FilePart } from './chatContent.js';
import { openAiImageTokens } from './imageTokens.js';

/** What goes along with a chat completion, and how documents are written. */
export interface ChatAttachments extends AttachmentForms {
  /** Default: OpenAI's `file`. */
  readonly documentPart?: DocumentPart<FilePart | DocumentUrlPart>;
}

const linkedImages = () => ['image'] as const;
const linked = () => ['image', 'document'] as const;
const images: ChatAttachments = { inline: COMMON_IMAGES, linked: linkedImages };
const localImages: ChatAttachments = { inline: COMMON_IMAGES };

/** Documents go inline only, as the API says: https://developers.openai.com/api/docs/guides/file-inputs */
const OPENAI: ChatAttachments = { inline: [...COMMON_IMAGES, 'application/pdf'], linked: linkedImages };

const BY_NAME: Readonly<Record<string, ChatAttachments>> = {
  openai: { ...OPENAI, tokens: openAiImageTokens },
  // https://openrouter.ai/docs/features/multimodal/pdfs
  openrouter: { inline: OPENAI.inline, linked },
  mistral: { inline: OPENAI.inline, linked, documentPart: documentUrlPart },
  // https://docs.x.ai/docs/guides/image-understanding
  xai: { inline: ['image/png', 'image/jpeg'], linked: linkedImages },
  groq: images,
  together: images,
  fireworks: images,
  vllm: images,
  llamacpp: localImages,
  lmstudio: localImages,
};

/** What a service takes, by the name that rows call it by. One that is not known is taken for one that is as OpenAI's. */
export function chatAttachments(name: string): ChatAttachments {
  return own(BY_NAME, name) ?? OPENAI;
}
