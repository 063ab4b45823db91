import type { CliIo } from '../cliIo.js';

/** What the arguments ask for: a text to be shown, or work to be done. */
export type Parsed = { readonly text: string } | { run(io: CliIo): Promise<number> };
