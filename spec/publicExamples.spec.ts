import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const ENTRIES = ['index', 'operators/index', 'providers/index', 'sinks/index', 'sources/index'];

/** What an example may speak of without having made it. */
const GIVEN = `
declare const createReadStream: typeof import('node:fs').createReadStream;
declare const provider: import('../src/index.js').Provider;
declare const key: string;
declare const experiment: import('../src/index.js').Experiment;
declare const result: import('../src/index.js').Result;
declare const columns: import('../src/index.js').ResultColumns;
declare const options: import('../src/index.js').RunOptions;
declare const table: import('../src/sources/index.js').CsvTable;
declare const rows: import('rxjs').Observable<import('../src/index.js').CompletionRequest>;
declare const request: import('../src/index.js').CompletionRequest;
declare function complete(request: import('../src/index.js').CompletionRequest): import('rxjs').Observable<import('../src/index.js').Completion>;
`;

const { options: compilerOptions } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  ROOT,
);

/** Where each public name comes from, as the examples would import it. */
function publicNames(program: ts.Program) {
  const checker = program.getTypeChecker();
  const names = new Map<
    string,
    { readonly from: string; readonly isType: boolean; readonly declaredIn: string }
  >();
  for (const [entry, from] of [
    ...ENTRIES.map((each) => [`src/${each}.ts`, `../src/${each}.js`]),
    ['node_modules/rxjs/dist/types/index.d.ts', 'rxjs'],
  ]) {
    const source = program.getSourceFile(join(ROOT, String(entry)));
    const symbol = source && checker.getSymbolAtLocation(source);
    for (const each of symbol ? checker.getExportsOfModule(symbol) : []) {
      const target = each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each;
      const isType = (target.flags & ts.SymbolFlags.Value) === 0;
      const declaredIn = target.declarations?.[0]?.getSourceFile().fileName ?? '';
      if (!names.has(each.name)) names.set(each.name, { from: String(from), isType, declaredIn });
    }
  }
  return names;
}

/** The examples in the docstrings of a file. */
function examplesIn(path: string): readonly string[] {
  const docstrings = readFileSync(path, 'utf8').match(/\/\*\*[\s\S]*?\*\//g) ?? [];
  return docstrings.flatMap((docstring) => {
    const lines = docstring.split('\n').map((line) => line.replace(/^\s*\*( |\/|$)/, ''));
    const start = lines.findIndex((line) => line.trim() === '@example');
    if (start < 0) return [];
    const rest = lines.slice(start + 1);
    const end = rest.findIndex((line) => line.startsWith('@'));
    return [rest.slice(0, end < 0 ? rest.length : end).join('\n')];
  });
}

function asModule(example: string, names: ReturnType<typeof publicNames>): string {
  const imports = [...names]
    .filter(([name]) => new RegExp(`(?<![\\w.'])${name}\\b`).test(example))
    .filter(
      ([name]) => !new RegExp(`(const|let|class|function) ${name}\\b|import .*\\b${name}\\b`).test(example),
    )
    .map(([name, { from, isType }]) => `import { ${isType ? 'type ' : ''}${name} } from '${from}';`);
  // Another file's names must not be in scope: every example is a module of its own.
  return [...imports, 'export {};', example].join('\n');
}

const entryFiles = ENTRIES.map((entry) => join(ROOT, 'src', `${entry}.ts`));
const names = publicNames(
  ts.createProgram([...entryFiles, join(ROOT, 'node_modules/rxjs/dist/types/index.d.ts')], compilerOptions),
);
const publicFiles = new Set([...names.values()].map(({ declaredIn }) => declaredIn));
const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => join(ROOT, 'src', path))
  .filter((path) => publicFiles.has(path));
const examples = new Map(
  sources.flatMap((path) =>
    examplesIn(path).map(
      (example, index) =>
        [
          join(ROOT, 'spec', `${relative(join(ROOT, 'src'), path).replaceAll('/', '-')}-${index}.ts`),
          { title: relative(ROOT, path), code: asModule(example, names) },
        ] as const,
    ),
  ),
);

const GIVEN_FILE = join(ROOT, 'spec', 'given.d.ts');

function problems(): ReadonlyMap<string, readonly string[]> {
  const host = ts.createCompilerHost({ ...compilerOptions, noUnusedLocals: false });
  const read = host.readFile.bind(host);
  const exists = host.fileExists.bind(host);
  const text = (path: string) => (path === GIVEN_FILE ? GIVEN : examples.get(path)?.code);
  host.readFile = (path) => text(path) ?? read(path);
  host.fileExists = (path) => text(path) !== undefined || exists(path);
  host.getSourceFile = (path, version) => {
    const content = text(path) ?? read(path);
    return content === undefined ? undefined : ts.createSourceFile(path, content, version);
  };
  const program = ts.createProgram(
    [GIVEN_FILE, ...examples.keys()],
    { ...compilerOptions, noUnusedLocals: false, noUnusedParameters: false },
    host,
  );
  return new Map(
    [...examples.keys()].map((path) => {
      const file = program.getSourceFile(path);
      const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
      return [path, found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
    }),
  );
}

describe('the examples in the docstrings of what is public', () => {
  const found = problems();

  it('are there', () => {
    expect(examples.size).toBeGreaterThan(20);
  });

  it.each(
    [...examples].map(([path, { title, code }]) => ({ path, title, code })),
  )('compile, with nothing but public names: $title', ({ path, code }) => {
    expect({ problems: found.get(path), code }).toEqual({ problems: [], code });
  });
});
