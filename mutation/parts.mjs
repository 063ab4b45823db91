// @ts-check

/**
 * What is mutated, and the specs that are to notice: those nearest to it, as the whole suite would take days. `blind`: specs
 * that start a program of its own, which knows nothing of mutants.
 *
 * @type {Readonly<Record<string, { mutate: string[], specs: string[], blind?: string[] }>>}
 */
export const PARTS = {
  operators: {
    mutate: ['src/operators/**/*.ts', '!src/operators/index.ts'],
    specs: ['spec/operators/**/*.spec.ts'],
  },
  run: {
    mutate: ['src/run/**/*.ts', 'src/runExperiments.ts'],
    specs: ['spec/run/**/*.spec.ts', 'spec/runExperiments.spec.ts'],
  },
  sinks: {
    mutate: ['src/sinks/**/*.ts', '!src/sinks/index.ts'],
    specs: ['spec/sinks/**/*.spec.ts'],
    blind: ['spec/sinks/manyFiles.spec.ts', 'spec/sinks/files/{diskFull,keepOpen}.spec.ts'],
  },
  failures: {
    mutate: ['src/providers/failures/*.ts'],
    specs: ['spec/providers/failures/**/*.spec.ts'],
  },
};
