import { LongText } from './LongText.js';

/** Some of the variables of a row, with their names. Nothing where there are none. */
export function Variables({
  names,
  values,
  isShown,
}: {
  readonly names: readonly string[];
  readonly values: readonly string[];
  readonly isShown: (index: number) => boolean;
}) {
  const shown = names.map((name, index) => ({ name, value: values[index] ?? '', index }));
  const some = shown.filter(({ index }) => isShown(index));
  if (some.length === 0) return null;
  return (
    <dl>
      {some.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">
            <LongText text={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
