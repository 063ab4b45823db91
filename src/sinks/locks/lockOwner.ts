import { hostname } from 'node:os';
import { processStart } from './processStart.js';
import { processTable } from './processTable.js';

/** Who holds a lock. */
export interface LockOwner {
  readonly pid: number;
  /** When the process started, in the system's own terms. */
  readonly started?: string | undefined;
  /** For people. */
  readonly host: string;
  /** Which list `pid` belongs to. */
  readonly table?: string | undefined;
}

/** This process. */
export function thisOwner(): LockOwner {
  const { pid } = process;
  return { pid, started: processStart(pid), host: hostname(), table: processTable() };
}

/** Who has written this into a lock; `undefined` for nobody that we know. */
export function ownerOf(content: string): LockOwner | undefined {
  try {
    const owner: Partial<LockOwner> | null = JSON.parse(content);
    if (typeof owner?.pid !== 'number' || typeof owner.host !== 'string') return undefined;
    const { pid, started, host, table } = owner;
    return { pid, started, host, table };
  } catch {
    return undefined; // No JSON.
  }
}

/** Whether the owner still runs; `undefined` where its process cannot be looked at from here. */
export function isRunning({ pid, started, host, table }: LockOwner): boolean | undefined {
  const isHere = table === undefined ? host === hostname() : table === processTable();
  if (!isHere) return undefined;
  const found = processStart(pid);
  return found !== undefined && (found === '' || !started || started === found);
}
