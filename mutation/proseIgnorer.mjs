// @ts-check
import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const WORDS = /\p{L}+(?:[ ,;:'’-]+\p{L}+){2}/u;

/**
 * Leaves alone the sentences that people read: a message that became an empty one is no fault of the code around it,
 * and specs that repeat each sentence would only hold it in place.
 */
const prose = {
  /** @param {any} path */
  shouldIgnore(path) {
    const text = path.isStringLiteral()
      ? path.node.value
      : path.isTemplateLiteral()
        ? path.node.quasis.map((/** @type {any} */ part) => part.value.cooked ?? '').join(' ')
        : '';
    return WORDS.test(text) ? 'a sentence for people' : undefined;
  },
};

export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, 'prose', prose)];
