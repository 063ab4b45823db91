// @ts-check
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application } from 'typedoc';
import { build } from 'vitepress';
import { operatorsPage } from './operatorsPage.mjs';

/**
 * `npm run site`: the documentation as a static site in `site/dist`: the pages of `docs/`, the operators with their
 * diagrams, and a reference from the docstrings.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const site = join(root, 'site');
const pages = join(site, 'pages');

rmSync(pages, { recursive: true, force: true });
cpSync(join(root, 'docs'), pages, { recursive: true });
cpSync(join(root, 'examples'), join(pages, 'public/examples'), { recursive: true });
for (const name of readdirSync(pages).filter((each) => each.endsWith('.md'))) {
  const text = readFileSync(join(pages, name), 'utf8');
  // Programs are files of the site, not pages.
  writeFileSync(
    join(pages, name),
    text.replaceAll(/\]\(\.\.\/examples\/([^)]+)\)/g, '](/examples/$1){target="_self"}'),
  );
}
writeFileSync(join(pages, 'operators.md'), operatorsPage(root));
writeFileSync(join(pages, 'index.md'), front(readFileSync(join(root, 'README.md'), 'utf8')));

const reference = await Application.bootstrapWithPlugins({
  plugin: ['typedoc-plugin-markdown'],
  entryPoints: ['index', 'sources/index', 'operators/index', 'sinks/index', 'providers/index'].map((entry) =>
    join(root, `src/${entry}.ts`),
  ),
  tsconfig: join(root, 'tsconfig.build.json'),
  basePath: root,
  readme: 'none',
  out: join(pages, 'reference'),
  disableSources: true,
  excludePrivate: true,
  excludeInternal: true,
  validation: { notExported: false },
  logLevel: 'Error',
  // Of the plugin.
  ...{ entryFileName: 'index', hidePageHeader: true, hideBreadcrumbs: true, useCodeBlocks: true },
});
const project = await reference.convert();
if (project === undefined) throw new Error('The reference cannot be made from the docstrings');
await reference.generateOutputs(project);

await build(site);

/**
 * The front page: the README as far as its list of pages, which are all there.
 *
 * @param {string} readme
 */
function front(readme) {
  return (
    readme
      .replace(/\n## Development[\s\S]*$/, '')
      .replaceAll('](docs/', '](./')
      // The package leaves these pages out, and its README does not point at them.
      .replaceAll(/`docs\/(\w+)\.md`/g, '[$1](./$1.md)')
      .replaceAll(/\]\((?:CHANGELOG|CONTRIBUTING)\.md\)/g, ']')
  );
}
