import type { Subscriber } from 'rxjs';
import type { Completion, CompletionRequest } from '../../providers/provider.js';
import type { CallAddress } from '../protocol/address.js';

/** A row that waits for its answer. */
export interface Waiter {
  readonly address: CallAddress;
  /** Of the row: another than its call has where it waits for one of a former life. */
  readonly id: string;
  readonly request: CompletionRequest;
  readonly subscriber: Subscriber<Completion>;
  /** What was asked for it last; `undefined` where the answer to whatever a former life has asked is waited for. */
  asks: readonly string[] | undefined;
}

/** Whether a row waits for the answer to this ask. */
export function isFor({ asks }: Pick<Waiter, 'asks'>, ask: string): boolean {
  return asks?.includes(ask) ?? true;
}
