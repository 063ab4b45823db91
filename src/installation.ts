/** The first release of Node that has all that is used here: `engines` of package.json. */
const NODE = [20, 19] as const;

/**
 * What a version of Node lacks, as a sentence; `undefined` for one that will do. Uses nothing that an old one does not
 * know, and imports nothing.
 *
 * @param version As in `process.versions.node`.
 */
export function nodeProblem(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NODE[0] || (major === NODE[0] && minor >= NODE[1])) return undefined;
  return `Node.js ${NODE.join('.')} or later is needed, and this is ${version}: see https://nodejs.org`;
}

/** What is missing to run at all, as far as an error tells; `undefined` for an error that is about something else. */
export function installationProblem(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code === 'EMFILE' || error.code === 'ENFILE') {
    return 'the system allows too few open files for the program to be loaded: ulimit -n 1024 allows more';
  }
  if (error.code !== 'ERR_MODULE_NOT_FOUND' && error.code !== 'MODULE_NOT_FOUND') return undefined;
  const [, name = 'of it'] = /(?:package|module) '([^']+)'/.exec(error.message) ?? [];
  if (name === 'rxjs' || name.startsWith('rxjs/')) {
    return 'the package rxjs is needed beside parallamr, and is not there: npm install rxjs@7';
  }
  return `the package or file ${name} is missing: install parallamr anew`;
}
