// @ts-check

/** @typedef {{ cores: number, processor: string, memoryGb: number, at: string }} Machine */

/**
 * What was measured on, and when.
 *
 * @param {{ machine: Machine, versions?: Record<string, string> }} figures
 */
export function machineLine({ machine: { cores, processor, memoryGb, at }, versions = {} }) {
  const programs = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const measured = `Measured on ${cores} cores (${processor}) with ${memoryGb} GB, on ${at.slice(0, 10)}`;
  return programs.length === 0 ? `${measured}.` : `${measured}, with ${programs.join(', ')}.`;
}
