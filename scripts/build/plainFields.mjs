// @ts-check
import { parseAst } from 'rolldown/parseAst';
import { nodesIn } from './nodesIn.mjs';

/**
 * @typedef {import('./nodesIn.mjs').Node} Node
 * @typedef {Node & { type: 'PrivateIdentifier', name: string }} PrivateName
 * @typedef {Node & { type: 'ClassBody', body: { key?: Node }[] }} ClassBody
 * @typedef {Node & { type: 'BinaryExpression', left: Node }} Binary
 */

/**
 * The same files, with properties in place of the private names (`#name`) of their classes. V8 reads and writes a
 * private name by a key that it looks up first, and marks each instance of a class that has private methods; a property
 * is read at once. That nobody else uses what is private, the compiler has seen to.
 *
 * What lists the properties of an instance, such as `{ ...instance }` or `JSON.stringify(instance)`, lists these, too:
 * this is for a program, not for a library.
 *
 * @param {ReadonlyMap<string, string>} files code by file, of all whose classes may extend one another
 * @returns {Map<string, string>}
 * @see https://v8.dev/blog/faster-class-features
 */
export function plainFields(files) {
  const words = new Set([...files.values()].flatMap((code) => code.match(/[\p{ID_Continue}$]+/gu) ?? []));
  let number = 0;

  /** @param {readonly string[]} names those of one class, which no other has, and least of all one that it extends */
  const propertiesOf = (names) => {
    const numbered = () => names.map((name) => `$${number}${name}`);
    do number += 1;
    while (numbered().some((property) => words.has(property)));
    return new Map(numbered().map((property, index) => [names[index] ?? '', property]));
  };

  return new Map([...files].map(([file, code]) => [file, renamed(code, propertiesOf)]));
}

/**
 * @param {string} code
 * @param {(names: readonly string[]) => ReadonlyMap<string, string>} propertiesOf
 */
function renamed(code, propertiesOf) {
  const nodes = nodesIn(parseAst(code).body);
  const classes = nodes.filter(isClassBody).map(({ start, end, body }) => {
    const keys = body.flatMap(({ key }) => key ?? []);
    return { start, end, properties: propertiesOf(keys.filter(isPrivateName).map(({ name }) => name)) };
  });
  const asked = new Set(nodes.filter(isBinary).map(({ left }) => left));

  let text = '';
  let place = 0;
  for (const node of nodes.filter(isPrivateName)) {
    const property = classes
      .findLast(
        ({ start, end, properties }) => start < node.start && node.end < end && properties.has(node.name),
      )
      ?.properties.get(node.name);
    text += code.slice(place, node.start);
    if (asked.has(node)) text += JSON.stringify(property);
    // A minifier leaves no space before `#`.
    else text += /\w$/.test(text) ? ` ${property}` : property;
    place = node.end;
  }
  return text + code.slice(place);
}

/** @param {Node} node @returns {node is ClassBody} */
function isClassBody(node) {
  return node.type === 'ClassBody';
}

/** @param {Node} node @returns {node is PrivateName} */
function isPrivateName(node) {
  return node.type === 'PrivateIdentifier';
}

/** @param {Node} node @returns {node is Binary} */
function isBinary(node) {
  return node.type === 'BinaryExpression';
}
