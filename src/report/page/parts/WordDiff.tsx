import { useMemo } from 'preact/hooks';
import { textChanges } from '../data/textChanges.js';
import { AT_ONCE } from './LongText.js';

/** What one answer has that the other has not, word by word. */
export function WordDiff({ one, other }: { readonly one: string; readonly other: string }) {
  const parts = useMemo(() => textChanges(one, other), [one, other]);
  return (
    <pre dir="auto">
      {parts.map(({ value, added, removed }, index) => {
        const shown = value.length > AT_ONCE ? `${value.slice(0, AT_ONCE)} …` : value;
        if (added) return <ins key={index}>{shown}</ins>;
        if (removed) return <del key={index}>{shown}</del>;
        return shown;
      })}
    </pre>
  );
}
