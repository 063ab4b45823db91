import type { Rows } from './rows.js';

/** What a person says of an answer. */
export interface Label {
  readonly verdict?: 'pass' | 'fail' | undefined;
  readonly note?: string | undefined;
}

/** A label with the `experiment_id` of its row. */
export interface RowLabel extends Label {
  readonly id: string;
}

/**
 * Labels in the browser's storage: they are there again when the report is opened again. They are kept by row and answer
 * (`Rows.labelKey`), as another run of the same rows gives other answers under the same ids.
 */
export class Labels {
  readonly #key: string;
  readonly #labels: Map<string, Label>;

  constructor(key: string) {
    this.#key = `parallamr:${key}`;
    this.#labels = new Map(Object.entries(stored(this.#key)));
  }

  of(key: string): Label {
    return this.#labels.get(key) ?? {};
  }

  /** Changes the label of some answers; one that says nothing is dropped. An empty key stands for none. */
  set(keys: readonly string[], label: Label): void {
    for (const key of keys) {
      if (key === '') continue;
      const changed = { ...this.of(key), ...label };
      if (changed.verdict === undefined && !changed.note) this.#labels.delete(key);
      else this.#labels.set(key, changed);
    }
    try {
      localStorage.setItem(this.#key, JSON.stringify(Object.fromEntries(this.#labels)));
    } catch {
      // No storage here, such as in a private window: the labels live until the page is closed, and can be exported.
    }
  }

  /** What was said of each row; `undefined` for most. */
  verdictsOf(rows: Rows): (row: number) => Label['verdict'] {
    return (row) => this.of(rows.labelKey(row)).verdict;
  }

  /** The labels of these rows, in their order. */
  given(rows: Rows): readonly RowLabel[] {
    const given: RowLabel[] = [];
    if (this.#labels.size === 0) return given;
    for (let row = 0; row < rows.count; row += 1) {
      const label = this.#labels.get(rows.labelKey(row));
      if (label !== undefined) given.push({ ...label, id: rows.ids[row] ?? '' });
    }
    return given;
  }
}

/** Labels as CSV for `parallamr score --labels`: `experiment_id,label,note`. */
export function labelsCsv(labels: readonly RowLabel[]): string {
  const lines = labels.map(({ id, verdict = '', note = '' }) => [id, verdict, note].map(cell).join(','));
  return `${['experiment_id,label,note', ...lines].join('\n')}\n`;
}

function stored(key: string): Record<string, Label> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') ?? {};
  } catch {
    return {};
  }
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
