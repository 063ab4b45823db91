import type { Pace } from './pace.js';

/** Never has to wait. */
export const UNPACED: Pace = { waitMs: () => 0 };
