import type { LeftReason } from '../../events.js';

/** A row that ends without a result: it runs on `--resume`. Never leaves the run. */
export class RowLeft extends Error {
  override readonly name = 'RowLeft';

  constructor(readonly reason: LeftReason) {
    super(`row left: ${reason}`);
  }
}
