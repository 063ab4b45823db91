import { type Options, Parser } from 'csv-parse';

/**
 * A parser that hands over records as they are parsed. Neither as a stream, whose buffer would hold them until later, nor
 * to `on_record`, which is given a description of ten fields with every record; `info` tells of the last one.
 */
export class RecordParser extends Parser {
  readonly #take: (cells: string[]) => void;

  constructor(options: Options, take: (cells: string[]) => void) {
    super(options);
    // A sum of offsets that nobody reads. Where it outgrew 31 bits, V8 would compile all anew that reads `info`.
    Object.assign(this.info, { bytes_records: Number.NaN });
    this.#take = take;
  }

  override push(cells: string[] | null): boolean {
    if (cells !== null) this.#take(cells);
    return true;
  }
}
