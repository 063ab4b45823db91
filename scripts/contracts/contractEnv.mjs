// @ts-check

const CHAT = '/chat/completions';

/**
 * Settings that lead a provider to a server, and the path at which it is asked there.
 *
 * @param {string} provider
 * @param {{ paths: Record<string, Record<string, unknown>> }} description
 * @param {string} url
 * @returns {{ env: Record<string, string>, path: string }}
 */
export function contractEnv(provider, description, url) {
  const prefix = provider.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  const posts = Object.entries(description.paths).flatMap(([path, methods]) =>
    'post' in methods ? [path] : [],
  );
  const path = posts.find((each) => /\/(?:chat\/completions|messages|chat)$|:generateContent$/.test(each));
  if (path === undefined) throw new Error(`nothing to ask at: ${posts.join(', ')}`);
  const base = path.endsWith(CHAT) ? url + path.slice(0, -CHAT.length) : url;
  return {
    path: path.replace(/\{[^}]*\}/, 'm'),
    env: { [`${prefix}_BASE_URL`]: base, [`${prefix}_API_KEY`]: 'a-key-of-no-worth' },
  };
}
