// @ts-check
import { BaseSequencer } from 'vitest/node';

/** @typedef {import('vitest/node').TestSpecification} Spec */

/** Runs the quick specs before the slow ones: the first failure ends the run. */
export class QuickFirst extends BaseSequencer {
  /**
   * @override
   * @param {Spec[]} files
   */
  async sort(files) {
    /** @param {Spec} spec */
    const duration = ({ project, moduleId }) => {
      const path = moduleId.slice(this.ctx.config.root.length + 1);
      return this.ctx.cache.getFileTestResults(`${project.name}:${path}`)?.duration ?? 0;
    };
    return [...files].sort((a, b) => duration(a) - duration(b));
  }
}
