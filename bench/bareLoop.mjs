// @ts-check
import { loop } from './loop.mjs';

await loop((post) => post());
