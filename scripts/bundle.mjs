// @ts-check
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';

/**
 * Loaded from where they are installed, when a call, a price, a schema or a mistake in the arguments needs them: most of
 * them is not needed at all.
 * The package of the schemas does not bring the text of its licence along, which a bundle would have to keep.
 */
const LEFT_OUTSIDE = [/^undici(\/|$)/, /^yargs(\/|$)/, /^@pydantic\//, /^@cfworker\//, /^@nats-io\//];

/** What the package offers to import, by its path in `exports`: each folder of the pipeline, and the whole. */
const ENTRIES = ['index', 'sources/index', 'operators/index', 'sinks/index', 'providers/index'];

/**
 * What a run of any rows needs is one file, whose compiled code is kept: this, and all that it imports at once. What
 * several other parts share is one file, too, as each that Node loads costs half a millisecond.
 */
const RUN = /src\/commands\/(parseWords|run\/runRows|run\/ending\/tellEnding)\.ts$/;
/** What a ready text needs. */
const START =
  /src\/(cli|startCommand|errors|installation|needs|version|wholeStdout|text\/(clean|error|package)\w+)\.ts$/;

/**
 * Puts what can be imported, and its types, into a file for each entry and some that entries share. All packages stay
 * outside: an embedder's own rxjs is to be the one that is used.
 *
 * @param {string} root of the package
 */
export async function bundleLibrary(root) {
  const bundle = await rolldown({
    input: Object.fromEntries(ENTRIES.map((entry) => [entry, join(root, `src/${entry}.ts`)])),
    platform: 'node',
    external: /^[^./]/,
    plugins: [dts({ cwd: root, tsconfig: 'tsconfig.build.json' })],
    // The compiler takes most of the time, as it should.
    checks: { pluginTimings: false },
  });
  await bundle.write({
    dir: join(root, 'dist'),
    format: 'esm',
    chunkFileNames: 'library/[name].js',
    minify: true,
    comments: { legal: true, annotation: true, jsdoc: false },
  });
  await bundle.close();
}

/**
 * Puts the command and what it starts with into a few files: a program that reads two hundred spends most of its
 * start finding them. The licences of what is inside stand beside it.
 *
 * @param {string} root of the package
 */
export async function bundleCommand(root) {
  const bin = await rolldown({ input: join(root, 'src/bin.ts'), platform: 'node' });
  await bin.write({ file: join(root, 'dist/bin.js'), format: 'esm', minify: true });
  await bin.close();

  /** @type {Set<string>} */
  const inRun = new Set();
  const bundle = await rolldown({
    input: { start: join(root, 'src/startCommand.ts') },
    platform: 'node',
    preserveEntrySignatures: 'allow-extension',
    external: LEFT_OUTSIDE,
    resolve: {
      alias: {
        // What rxjs offers to Node first is CommonJS, which cannot be shaken.
        rxjs: join(root, 'node_modules/rxjs/dist/esm/index.js'),
        // That for browsers reads no files, and needs nothing of Node, such as `util`, which takes 4 ms to load.
        'yargs-parser': join(root, 'node_modules/yargs-parser/browser.js'),
      },
    },
    plugins: [
      {
        name: 'run',
        buildEnd() {
          /** @param {string} id */
          const add = (id) => {
            if (inRun.has(id) || START.test(id)) return;
            inRun.add(id);
            this.getModuleInfo(id)?.importedIds.forEach(add);
          };
          for (const id of this.getModuleIds()) if (RUN.test(id)) add(id);
        },
      },
    ],
  });
  const { output } = await bundle.write({
    dir: join(root, 'dist/command'),
    format: 'cjs',
    generatedCode: { symbols: false },
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    codeSplitting: {
      groups: [
        { name: 'start', test: START, priority: 3 },
        { name: 'run', test: (id) => inRun.has(id), priority: 2 },
        // Loaded where it is asked for, and nowhere else.
        { name: 'workers', test: /\/src\/workers\//, priority: 0 },
        {
          name: 'shared',
          test: /^(?!.*\/src\/(report|scores|forecast|workers)\/)/,
          minShareCount: 2,
          priority: 1,
        },
      ],
    },
    minify: true,
    comments: { legal: false, annotation: false, jsdoc: false },
  });
  await bundle.close();

  const modules = output.flatMap((chunk) => ('moduleIds' in chunk ? chunk.moduleIds : []));
  writeFileSync(join(root, 'dist/LICENSES.txt'), licensesOf(modules));
}

/**
 * Puts the script and the style of the report page into two files of their own, which a report carries inside.
 *
 * @param {string} root of the package
 */
export async function bundlePage(root) {
  const bundle = await rolldown({
    input: join(root, 'src/report/page/main.tsx'),
    platform: 'browser',
    tsconfig: join(root, 'src/report/page/tsconfig.json'),
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  // What ends an element ends it in a script, too.
  const script = output[0].code.replace(/<(?=\/script|!--)/gi, '\\x3c');
  const style = readFileSync(join(root, 'src/report/page/style.css'), 'utf8').replace(/\s+/g, ' ');
  mkdirSync(join(root, 'dist/page'), { recursive: true });
  writeFileSync(join(root, 'dist/page/report.js'), script);
  writeFileSync(join(root, 'dist/page/report.css'), style);
}

/** @param {readonly string[]} modules paths of the files in the bundle */
function licensesOf(modules) {
  const folders = new Set(
    modules.flatMap((path) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []),
  );
  return [...folders]
    .map((folder) => {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      return `${name} ${version}\n\n${licenseIn(folder)}`;
    })
    .sort()
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** @param {string} folder of a package */
function licenseIn(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence that the bundle could keep`);
  return readFileSync(join(folder, file), 'utf8');
}
