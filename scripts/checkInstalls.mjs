// @ts-check
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runtime } from '../bench/runtimes.mjs';
import { programArguments } from './arguments/programArguments.mjs';
import { installSize } from './installs/installSize.mjs';
import { managers } from './installs/managers.mjs';
import { check, output } from './installs/output.mjs';
import { manifest, writeProject } from './installs/project.mjs';

const USAGE = `npm run package:installs -- [--json FILE]

Installs the packed tarball into an empty project by each package manager, and tries the command, every entry point and its
types there, on the oldest Node that is supported and on later ones.`;
const { values } = programArguments(USAGE, { options: { json: { type: 'string' } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'parallamr-installs-'));
const runtimes = ['20.19', '22', '24'].map(runtime);
const compiler = [join(root, 'node_modules/.bin/tsc'), '--strict', '--noEmit', '--target', 'es2023'];
const compilerTypes = ['--types', 'node', '--typeRoots', join(root, 'node_modules/@types')];

/**
 * @param {import('./installs/managers.mjs').Manager} manager
 * @param {string} tarball
 */
async function checkManager({ name, install, run, types }, tarball) {
  const project = join(folder, name.replaceAll(/\W/g, ''));
  writeProject(project);
  for (const command of install(tarball)) await output(command, project);
  for (const { path, version } of runtimes) {
    const asked = ['run', '-q', '-p', 'prompt.txt', '-e', 'rows.csv'];
    await check([...run, 'parallamr', '--version'], project, new RegExp(`^${manifest.version}$`, 'm'), path);
    await check([...run, 'parallamr', ...asked], project, /^mock,any,bees,ok,/m, path);
    await check([...run, 'node', 'program.mjs'], project, /^row ok$/m, path);
    console.log(`${name}, Node ${version}: the command and every entry point work`);
  }
  for (const resolution of types) {
    const module = resolution === 'bundler' ? 'esnext' : resolution;
    const flags = ['--module', module, '--moduleResolution', resolution, ...compilerTypes];
    await check([...compiler, ...flags, 'typed.ts'], project, /^$/);
    console.log(`${name}, moduleResolution ${resolution}: the types hold`);
  }
  return project;
}

try {
  await output(['npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', folder], root);
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? 'none.tgz');
  const [project = ''] = await Promise.all(managers.map((manager) => checkManager(manager, tarball)));
  const figures = { tarballKb: statSync(tarball).size / 1000, ...installSize(project) };
  console.log(
    `${Math.round(figures.tarballKb)} kB to download; ${figures.packages} packages, ${figures.megabytes.toFixed(1)} MB, rxjs included`,
  );
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
