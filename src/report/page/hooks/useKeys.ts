import { useLayoutEffect } from 'preact/hooks';

/** Does what a key stands for, unless somebody is writing or means the browser. */
export function useKeys(keys: Readonly<Record<string, () => unknown>>): void {
  // Before the drawing is seen: an effect that follows it would lose a key that comes in between.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const isField = target instanceof HTMLInputElement && target.type !== 'checkbox';
      const isWriting = isField || target instanceof HTMLSelectElement;
      const isButton =
        target instanceof HTMLButtonElement ||
        (target instanceof HTMLElement && target.tagName === 'SUMMARY');
      if (isWriting && event.key === 'Escape') {
        target.blur();
        // Else it closes the case as well.
        if (target.closest('dialog') !== null) event.preventDefault();
      }
      if (isWriting || (isButton && event.key === 'Enter') || !Object.hasOwn(keys, event.key)) return;
      event.preventDefault();
      keys[event.key]?.();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
