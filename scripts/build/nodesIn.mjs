// @ts-check
/** @typedef {{ type: string, start: number, end: number }} Node */

/**
 * All nodes of a tree of syntax, in the order of the code, each before those inside it.
 *
 * @param {unknown} tree a node, or several
 * @returns {Node[]}
 */
export function nodesIn(tree) {
  if (typeof tree !== 'object' || tree === null) return [];
  const inside = Object.values(tree).flatMap(nodesIn);
  return 'type' in tree ? [/** @type {Node} */ (tree), ...inside] : inside;
}
