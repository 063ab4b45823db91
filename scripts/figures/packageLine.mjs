// @ts-check

/**
 * What an installation takes.
 *
 * @param {{ tarballKb: number, packages: number, megabytes: number }} figures
 */
export function packageLine({ tarballKb, packages, megabytes }) {
  return `The download is ${Math.round(tarballKb)} kB. Installed, it is ${packages} packages of ${megabytes.toFixed(1)} MB together, \`rxjs\` included.`;
}
