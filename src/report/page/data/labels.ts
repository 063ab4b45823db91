import type { Rows } from './rows.js';

/** What a person says of an answer. */
export interface Label {
  readonly verdict?: 'pass' | 'fail' | undefined;
  readonly note?: string | undefined;
}

/** Labels by `experiment_id`, in the browser's storage: they are there again when the report is opened again. */
export class Labels {
  readonly #key: string;
  readonly #labels: Map<string, Label>;

  constructor(key: string) {
    this.#key = `parallamr:${key}`;
    this.#labels = new Map(Object.entries(stored(this.#key)));
  }

  get count(): number {
    return this.#labels.size;
  }

  of(id: string): Label {
    return this.#labels.get(id) ?? {};
  }

  /** Changes a label; one that says nothing is dropped. */
  set(id: string, label: Label): void {
    const changed = { ...this.of(id), ...label };
    if (changed.verdict === undefined && !changed.note) this.#labels.delete(id);
    else this.#labels.set(id, changed);
    try {
      localStorage.setItem(this.#key, JSON.stringify(Object.fromEntries(this.#labels)));
    } catch {
      // No storage here, such as in a private window: the labels live until the page is closed, and can be exported.
    }
  }

  /** What was said of each row; `undefined` for most. */
  verdictsOf({ ids }: Rows): (row: number) => Label['verdict'] {
    return (row) => this.#labels.get(ids[row] ?? '')?.verdict;
  }

  /** As CSV for `parallamr score --labels`: `experiment_id,label,note`. */
  file(): Blob {
    return new Blob([this.csv()], { type: 'text/csv' });
  }

  /** Its text. */
  csv(): string {
    const lines = [...this.#labels].map(([id, { verdict = '', note = '' }]) =>
      [id, verdict, note].map(cell).join(','),
    );
    return `${['experiment_id,label,note', ...lines].join('\n')}\n`;
  }
}

function stored(key: string): Record<string, Label> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    return {};
  }
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
