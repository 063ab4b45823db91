// @ts-check
import { chmodSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleCommand, bundleLibrary, bundlePage } from './bundle.mjs';
import { renderHelp } from './renderHelp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

rmSync(`${root}/dist`, { recursive: true, force: true });
await bundleLibrary(root);
await bundleCommand(root);
renderHelp(root);
await bundlePage(root);
chmodSync(`${root}/dist/bin.js`, 0o755);
