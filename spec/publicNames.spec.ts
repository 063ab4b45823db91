import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const ENTRIES = ['index', 'sources/index', 'operators/index', 'providers/index', 'sinks/index'];

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config,
  ts.sys,
  ROOT,
);
const program = ts.createProgram(
  ENTRIES.map((entry) => join(ROOT, 'src', `${entry}.ts`)),
  options,
);
const checker = program.getTypeChecker();

/** What each entry of the package exports, as it is declared. */
const exported = ENTRIES.flatMap((entry) => {
  const source = program.getSourceFile(join(ROOT, 'src', `${entry}.ts`));
  const symbol = source && checker.getSymbolAtLocation(source);
  return symbol ? checker.getExportsOfModule(symbol) : [];
}).map((symbol) => ({
  name: symbol.name,
  declared: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
}));

/** The interfaces and classes of ours that a type is made of, such as that of the values of an Observable. */
function partsOf(type: ts.Type): readonly ts.Symbol[] {
  const parts = [
    type,
    ...(checker.isArrayType(type) || type.symbol?.name === 'Observable' ? argumentsOf(type) : []),
  ];
  return parts
    .flatMap((part) => (part.isUnion() ? part.types : [part]))
    .flatMap((part) => (part === type ? [] : partsOf(part)).concat(part.symbol ?? []))
    .filter((symbol) => (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class)) !== 0)
    .filter((symbol) => symbol.declarations?.[0]?.getSourceFile().fileName.startsWith(join(ROOT, 'src')));
}

function argumentsOf(type: ts.Type): readonly ts.Type[] {
  return checker.getTypeArguments(type as ts.TypeReference);
}

/** What a function of ours hands out. */
function returnedBy(symbol: ts.Symbol): readonly ts.Symbol[] {
  const [declaration] = symbol.declarations ?? [];
  if (declaration === undefined) return [];
  const signatures = checker.getTypeOfSymbolAtLocation(symbol, declaration).getCallSignatures();
  return signatures.flatMap((signature) => partsOf(signature.getReturnType()));
}

describe('the names that the package exports', () => {
  it('are few', () => {
    expect(exported.length).toBeLessThanOrEqual(70);
  });

  it('stand in one entry each', () => {
    const names = exported.map(({ name }) => name);

    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('hold the type of everything that an exported function hands out, so that it can be named', () => {
    const known = new Set(exported.map(({ declared }) => declared));
    const unnamed = exported.flatMap(({ name, declared }) =>
      returnedBy(declared)
        .filter((part) => !known.has(part))
        .map((part) => `${part.name} of ${name}`),
    );

    expect(unnamed).toEqual([]);
  });

  it('have an example each, where they do something', () => {
    const silent = exported
      .filter(({ declared }) => (declared.flags & ts.SymbolFlags.Value) !== 0)
      .filter(({ declared }) => !declared.getJsDocTags(checker).some((tag) => tag.name === 'example'));

    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('are all in the documentation of embedding', () => {
    const page = readFileSync(join(ROOT, 'docs/embedding.md'), 'utf8');
    const missing = exported.filter(({ name }) => !new RegExp(`\`${name}\``).test(page));

    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
