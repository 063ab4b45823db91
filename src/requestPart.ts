/** What goes along with a prompt. */
export type AttachmentKind = 'image' | 'document';

/** The types that are recognised by how a file begins. */
export type MediaType =
  | 'image/png'
  | 'image/jpeg'
  | 'image/gif'
  | 'image/webp'
  | 'image/heic'
  | 'application/pdf';

/** A part of a question beside its text: an image or a document, itself or where it lies. */
export type RequestPart = InlinePart | LinkedPart;

/** The bytes of a file. */
export interface InlinePart {
  readonly type: 'inline';
  readonly mediaType: MediaType;
  /** Base64, without a prefix. */
  readonly data: string;
  /** What the file is called, such as `scan.pdf`. */
  readonly name: string;
}

/** An address that the provider fetches itself. */
export interface LinkedPart {
  readonly type: 'link';
  readonly kind: AttachmentKind;
  /** Begins with `https://`. */
  readonly url: string;
}

/** In pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** An image, as far as its tokens depend on it. */
export interface CountedImage extends ImageSize {
  readonly model: string;
}

/** Which images and documents an API takes. */
export interface AttachmentForms {
  /** Types that it takes in the call itself. */
  readonly inline: readonly MediaType[];
  /** What a model fetches itself from an address. Default: nothing; then it is fetched here and sent inline. */
  readonly linked?: ((model: string) => readonly AttachmentKind[]) | undefined;
  /** Bytes of all parts of one call, as Base64. Default 50 MB. */
  readonly maxBytes?: number | undefined;
  /** Tokens that an image counts as, where the provider publishes it for the model. Default: nobody knows. */
  readonly tokens?: ((image: CountedImage) => number | undefined) | undefined;
}

/** The images that almost every API takes. */
export const COMMON_IMAGES: readonly MediaType[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** What a type is. */
export function kindOf(mediaType: MediaType): AttachmentKind {
  return mediaType === 'application/pdf' ? 'document' : 'image';
}
