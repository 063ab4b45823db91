/** What a failed call means for its row and its provider. */
export type FailureClass =
  /** The provider's rows all wait; the row is tried again. */
  | 'rate-limited'
  /** Most of what the provider answers says that it is down or overloaded: its rows wait, and it is probed. */
  | 'down'
  /** The row backs off and is tried again. */
  | 'transient'
  /** Quota or credit is used up: the row fails, the provider halts. */
  | 'exhausted'
  /** The key is refused: the row fails, the provider halts. */
  | 'unauthorized'
  /** A required setting is missing: the provider halts before its first call. */
  | 'unconfigured'
  /** The server could not be reached: the row backs off, the provider halts if that goes on. */
  | 'unreachable'
  /** This machine lacks something, such as files to open, and not the provider: fewer calls are made, the row waits. */
  | 'local'
  /** The server does not know the model: the row fails, the model halts if that goes on. */
  | 'no-such-model'
  /** The request itself is refused: the row fails. */
  | 'rejected';

const FAILURE_CLASSES: Readonly<Record<FailureClass, true>> = {
  'rate-limited': true,
  down: true,
  transient: true,
  exhausted: true,
  unauthorized: true,
  unconfigured: true,
  unreachable: true,
  local: true,
  'no-such-model': true,
  rejected: true,
};

/** Whether a value is one of the failure classes: other code may say anything. */
export function isFailureClass(value: unknown): value is FailureClass {
  return typeof value === 'string' && Object.hasOwn(FAILURE_CLASSES, value);
}
