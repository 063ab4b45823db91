import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');
const RXJS = join(ROOT, 'node_modules/rxjs/dist/types/index.d.ts');
const ENTRIES = ['index', 'operators/index', 'providers/index', 'sinks/index', 'sources/index'];

/** What an example may speak of without having made it. */
const GIVEN = `
declare const createReadStream: typeof import('node:fs').createReadStream;
declare const createWriteStream: typeof import('node:fs').createWriteStream;
declare const existsSync: typeof import('node:fs').existsSync;
declare const provider: import('../src/index.js').Provider;
declare const key: string;
declare const experiment: import('../src/index.js').Experiment;
declare const result: import('../src/index.js').Result;
declare const columns: import('../src/index.js').ResultColumns;
declare const options: import('../src/index.js').RunOptions;
declare const table: import('../src/sources/index.js').InputTable;
declare const readFileSync: typeof import('node:fs').readFileSync;
declare const rows: import('rxjs').Observable<import('../src/index.js').CompletionRequest>;
declare const request: import('../src/index.js').CompletionRequest;
declare function complete(request: import('../src/index.js').CompletionRequest): import('rxjs').Observable<import('../src/index.js').Completion>;
`;

const { options: compilerOptions } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  ROOT,
);

/** What is imported for a name. */
interface Name {
  readonly from: string;
  readonly isType: boolean;
  readonly declaredIn: string;
}

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('report/page'))
  .map((path) => join(SRC, path));
const program = ts.createProgram([...sources, RXJS], compilerOptions);

/** The names that a file exports, as the examples would import them. */
function namesOf(path: string, from: string): ReadonlyMap<string, Name> {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path);
  const symbol = source && checker.getSymbolAtLocation(source);
  return new Map(
    (symbol ? checker.getExportsOfModule(symbol) : []).map((each) => {
      const target = each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each;
      const isType = (target.flags & ts.SymbolFlags.Value) === 0;
      return [
        each.name,
        { from, isType, declaredIn: target.declarations?.[0]?.getSourceFile().fileName ?? '' },
      ];
    }),
  );
}

function exportsOf(path: string): ReadonlyMap<string, Name> {
  return namesOf(path, `../src/${relative(SRC, path).replace(/\.ts$/, '.js')}`);
}

interface Example {
  readonly code: string;
  /** What it is an example of, but for members of a class. */
  readonly of: string | undefined;
}

const DOCSTRING = /(\/\*\*[\s\S]*?\*\/)(?:\s*export (?:async )?\w+\*? (\w+))?/g;

/** The examples in the docstrings of a file. */
function examplesIn(path: string): readonly Example[] {
  return [...readFileSync(path, 'utf8').matchAll(DOCSTRING)].flatMap(([, docstring = '', of]) => {
    const lines = docstring.split('\n').map((line) => line.replace(/^\s*\*( |\/|$)/, ''));
    const start = lines.findIndex((line) => line.trim() === '@example');
    if (start < 0) return [];
    const rest = lines.slice(start + 1);
    const end = rest.findIndex((line) => line.startsWith('@'));
    return [{ code: rest.slice(0, end < 0 ? rest.length : end).join('\n'), of }];
  });
}

function asModule(example: string, names: ReadonlyMap<string, Name>): string {
  const imports = [...names]
    .filter(([name]) => new RegExp(`(?<![\\w']|[^.]\\.)${name}\\b`).test(example))
    .filter(
      ([name]) => !new RegExp(`(const|let|class|function) ${name}\\b|import .*\\b${name}\\b`).test(example),
    )
    .map(([name, { from, isType }]) => `import { ${isType ? 'type ' : ''}${name} } from '${from}';`);
  // Another file's names must not be in scope: every example is a module of its own.
  return [...imports, 'export {};', example].join('\n');
}

const publicNames = new Map([
  ...namesOf(RXJS, 'rxjs'),
  ...ENTRIES.flatMap((entry) => [...exportsOf(join(SRC, `${entry}.ts`))]),
]);
const publicFiles = new Set([...publicNames.values()].map(({ declaredIn }) => declaredIn));
const given = new Set([...GIVEN.matchAll(/declare (?:const|function) (\w+)/g)].map(([, name]) => name));
const allNames = new Map(
  [...sources.flatMap((path) => [...exportsOf(path)]), ...publicNames].filter(([name]) => !given.has(name)),
);

const examples = new Map(
  sources.flatMap((path) =>
    examplesIn(path).map(({ code, of }, index) => {
      const isPublic = publicFiles.has(path) && (of === undefined || publicNames.has(of));
      const names = isPublic ? publicNames : new Map([...allNames, ...exportsOf(path)]);
      return [
        join(ROOT, 'spec', `${relative(SRC, path).replaceAll('/', '-')}-${index}.ts`),
        { title: relative(ROOT, path), isPublic, code: asModule(code, names) },
      ] as const;
    }),
  ),
);

/** As the above, inside the house. */
const GIVEN_INSIDE = `
declare const info: import('../src/report/format/block.js').ReportInfo;
declare const blocks: AsyncIterable<import('../src/report/format/block.js').Block>;
declare const batch: import('../src/events.js').BatchProgress;
declare const broker: import('../src/workers/protocol/broker.js').Broker;
declare const sink: import('../src/index.js').ResultSink;
declare const pace: import('../src/operators/index.js').LimitPace;
declare const requests: import('../src/providers/batch/batchApi.js').JobRequests;
`;

const GIVEN_FILE = join(ROOT, 'spec', 'given.d.ts');

function problems(): ReadonlyMap<string, readonly string[]> {
  const host = ts.createCompilerHost({ ...compilerOptions, noUnusedLocals: false });
  const read = host.readFile.bind(host);
  const exists = host.fileExists.bind(host);
  const text = (path: string) => (path === GIVEN_FILE ? GIVEN + GIVEN_INSIDE : examples.get(path)?.code);
  host.readFile = (path) => text(path) ?? read(path);
  host.fileExists = (path) => text(path) !== undefined || exists(path);
  host.getSourceFile = (path, version) => {
    const content = text(path);
    if (content === undefined) return program.getSourceFile(path) ?? parsed(path, read(path), version);
    return parsed(path, content, version);
  };
  const checked = ts.createProgram(
    [GIVEN_FILE, ...examples.keys()],
    { ...compilerOptions, noUnusedLocals: false, noUnusedParameters: false, skipLibCheck: false },
    host,
  );
  return new Map(
    [GIVEN_FILE, ...examples.keys()].map((path) => {
      const file = checked.getSourceFile(path);
      const found = [...checked.getSyntacticDiagnostics(file), ...checked.getSemanticDiagnostics(file)];
      return [path, found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
    }),
  );
}

function parsed(
  path: string,
  content: string | undefined,
  version: ts.ScriptTarget | ts.CreateSourceFileOptions,
) {
  return content === undefined ? undefined : ts.createSourceFile(path, content, version);
}

describe('the examples in docstrings', () => {
  const found = problems();
  const listed = [...examples].map(([path, example]) => ({ path, ...example }));

  it('are there, and so is what they speak of', () => {
    expect(listed.filter(({ isPublic }) => isPublic).length).toBeGreaterThan(20);
    expect(found.get(GIVEN_FILE)).toEqual([]);
  });

  it.each(
    listed.filter(({ isPublic }) => isPublic),
  )('compile where they are public, with nothing but public names: $title', ({ path, code }) => {
    expect({ problems: found.get(path), code }).toEqual({ problems: [], code });
  });

  it.each(listed.filter(({ isPublic }) => !isPublic))('compile inside the house: $title', ({
    path,
    code,
  }) => {
    expect({ problems: found.get(path), code }).toEqual({ problems: [], code });
  });
});
