/** The two elements of a block. */
export interface BlockElements {
  readonly facts: Element;
  readonly texts: Element;
}

/** Time between two looks at a document that is still being read, in milliseconds. */
const LOOK_MS = 20;

/** The blocks of a document in their order, each when the browser has read all of it. Their facts may be removed. */
export async function* blockElements(page: Document): AsyncGenerator<BlockElements> {
  let before: Element | undefined;
  for (;;) {
    const isWhole = page.readyState !== 'loading';
    const facts = before === undefined ? page.querySelector('script.facts') : nextOf(before, 'facts');
    const texts = facts === null ? null : nextOf(facts, 'texts');
    // What something follows has been read to its end.
    if (facts !== null && texts !== null && (isWhole || texts.nextSibling !== null)) {
      before = texts;
      yield { facts, texts };
    } else if (isWhole) return;
    else await new Promise((looked) => setTimeout(looked, LOOK_MS));
  }
}

function nextOf(element: Element, kind: string): Element | null {
  const next = element.nextElementSibling;
  return next?.matches(`script.${kind}`) ? next : null;
}
