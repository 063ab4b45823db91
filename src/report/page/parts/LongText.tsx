import { useState } from 'preact/hooks';
import { grouped } from '../../../text/grouped.js';

/** Characters that are laid out at once. */
export const AT_ONCE = 50_000;

/** A text with its line breaks, and no markup, whatever it holds. */
export function LongText({ text }: { readonly text: string }) {
  const [isWhole, setWhole] = useState(false);
  const isCut = !isWhole && text.length > AT_ONCE;
  return (
    <>
      <pre dir="auto">{isCut ? text.slice(0, AT_ONCE) : text}</pre>
      {isCut && (
        <button type="button" onClick={() => setWhole(true)}>
          show all {grouped(text.length)} characters
        </button>
      )}
    </>
  );
}
