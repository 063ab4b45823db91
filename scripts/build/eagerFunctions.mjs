// @ts-check
import { parseAst } from 'rolldown/parseAst';
import { nodesIn } from './nodesIn.mjs';

/**
 * The same module, with functions in parentheses: V8 compiles such a function with its file. All others it passes over
 * at first, and parses again when they are called; and Node, which keeps compiled code from 22.1 on, keeps that of a
 * file as it was loaded. Methods, and functions declared in functions, stay as they are.
 *
 * @see https://v8.dev/blog/preparser#pife
 *
 * @param {string} code of a module, minified
 * @param {(start: number, end: number) => boolean} isCalled says of a function, by its place in the code, whether it is
 *   to be compiled with its file
 * @returns {string}
 */
export function eagerFunctions(code, isCalled) {
  const { body } = parseAst(code);
  const parentheses = nodesIn(body)
    .filter((node) => isExpression(node, code) && isCalled(node.start, node.end))
    .flatMap(({ start, end }) => [
      { at: start, text: '(' },
      { at: end, text: ')' },
    ])
    .sort((one, other) => one.at - other.at);

  /** @param {number} start @param {number} end */
  const piece = (start, end) => {
    let text = '';
    let place = start;
    for (const { at, text: added } of parentheses) {
      if (at < start || at > end) continue;
      text += code.slice(place, at) + added;
      place = at;
    }
    return text + code.slice(place, end);
  };

  const imports = [];
  const declared = [];
  const others = [];
  for (const statement of body) {
    const { type, start, end } = statement;
    const text = piece(start, end);
    if (type === 'ImportDeclaration') imports.push(text);
    else if (type !== 'FunctionDeclaration') others.push(/[;}]$/.test(text) ? text : `${text};`);
    else if (statement.id === null || !isCalled(start, end)) declared.push(text);
    else {
      const { id } = statement;
      declared.push(`var ${id.name}=(${piece(start, id.start)}${piece(id.end, end)});`);
    }
  }
  // What is declared is there before anything runs: so is a variable that is set before anything else. All of them
  // together, in their order, take less room in an archive than some apart from the rest.
  return [code.slice(0, body[0]?.start), ...imports, ...declared, ...others].join('');
}

/** @param {import('./nodesIn.mjs').Node} node @param {string} code */
function isExpression({ type, start }, code) {
  // That of a method begins with its parameters.
  return type === 'ArrowFunctionExpression' || (type === 'FunctionExpression' && code[start] !== '(');
}
