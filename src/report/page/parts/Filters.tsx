import type { RefObject } from 'preact';
import { counted } from '../../../text/counted.js';
import { grouped } from '../../../text/grouped.js';
import type { View } from '../data/view.js';

/** What is shown of the cases. */
export function Filters({
  view,
  by,
  series,
  shown,
  total,
  progress,
  searchField,
  onChange,
}: {
  readonly view: View;
  /** What the series are. */
  readonly by: string;
  readonly series: readonly string[];
  readonly shown: number;
  readonly total: number;
  /** Share of the texts that have been searched, from 0 to 1. */
  readonly progress: number;
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly onChange: (change: Partial<View>) => void;
}) {
  return (
    <search class="filters">
      <input
        ref={searchField}
        type="search"
        placeholder="Search all texts  /"
        aria-label="Search all texts"
        value={view.search}
        onInput={({ currentTarget }) => onChange({ search: currentTarget.value })}
      />
      <Choice
        label="status"
        value={view.status}
        options={['', 'ok', 'warning', 'error']}
        onChange={(status) => onChange({ status })}
      />
      <Choice
        label={by}
        value={view.series}
        options={['', ...series]}
        onChange={(chosen) => onChange({ series: chosen })}
      />
      <label>
        slower than
        <input
          type="number"
          min="0"
          step="0.5"
          class="seconds"
          value={view.slowerThanMs === 0 ? '' : view.slowerThanMs / 1000}
          onInput={({ currentTarget }) => onChange({ slowerThanMs: Number(currentTarget.value) * 1000 || 0 })}
        />
        s
      </label>
      <Choice
        label="label"
        value={view.label}
        options={['', 'pass', 'fail', 'none']}
        onChange={(label) => onChange({ label })}
      />
      <Switch label="answers differ" value={view.differ} onChange={(differ) => onChange({ differ })} />
      <Switch label="got worse" value={view.worse} onChange={(worse) => onChange({ worse })} />
      <Choice
        label="sort"
        value={view.sort}
        options={['', 'worst', 'slowest', 'dearest']}
        empty="as written"
        onChange={(sort) => onChange({ sort })}
      />
      <output aria-live="polite">
        {grouped(shown)} of {counted(total, 'case')}
        {progress < 1 && ` · searched ${Math.floor(progress * 100)} %`}
      </output>
    </search>
  );
}

function Choice<Value extends string>({
  label,
  value,
  options,
  empty = 'all',
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Value[];
  readonly empty?: string;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <label>
      {label}
      <select
        value={value}
        onChange={({ currentTarget }) =>
          onChange(options.find((option) => option === currentTarget.value) ?? value)
        }
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {option === '' ? empty : option}
          </option>
        ))}
      </select>
    </label>
  );
}

function Switch({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  return (
    <label>
      <input
        type="checkbox"
        checked={value}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      {label}
    </label>
  );
}
