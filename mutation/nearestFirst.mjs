// @ts-check
import { basename } from 'node:path';
import { BaseSequencer } from 'vitest/node';

/** @typedef {import('vitest/node').TestSpecification} Spec */

/**
 * Runs the spec of the mutated file first, and then the quick ones before the slow ones: the first failure ends the
 * run, and most mutants die in the spec that stands beside them.
 */
export class NearestFirst extends BaseSequencer {
  /**
   * @override
   * @param {Spec[]} files
   */
  async sort(files) {
    const mutated = new Set((this.ctx.config.related ?? []).map((path) => basename(path, '.ts')));
    /** @param {Spec} spec */
    const rank = (spec) => {
      const key = `${spec.project.name}:${spec.moduleId.slice(this.ctx.config.root.length + 1)}`;
      const duration = this.ctx.cache.getFileTestResults(key)?.duration ?? 0;
      return mutated.has(basename(spec.moduleId, '.spec.ts')) ? -1 : duration;
    };
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}
