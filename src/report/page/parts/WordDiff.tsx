import { diffLines, diffWordsWithSpace } from 'diff';

/** Beyond this many characters, lines are compared, which takes less time. */
const WORDS_UP_TO = 20_000;

/** What one answer has that the other has not, word by word. */
export function WordDiff({ one, other }: { readonly one: string; readonly other: string }) {
  const parts =
    one.length + other.length > WORDS_UP_TO ? diffLines(one, other) : diffWordsWithSpace(one, other);
  return (
    <pre dir="auto">
      {parts.map(({ value, added, removed }, index) => {
        if (added) return <ins key={index}>{value}</ins>;
        if (removed) return <del key={index}>{value}</del>;
        return value;
      })}
    </pre>
  );
}
