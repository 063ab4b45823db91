/** What may follow a model's name without making it another model: a date, or `latest`. */
const RELEASE = /^[-@]?(latest|\d{4}-\d{2}-\d{2}|\d{4,8})?$/;

/**
 * Whether a name is that of a model, with at most a release date behind it.
 *
 * @example
 * isRelease('claude-opus-4-1-20250805', 'claude-opus-4-1'); // true
 * isRelease('gemini-3.6-flash-lite', 'gemini-3.6-flash');   // false
 */
export function isRelease(name: string, model: string): boolean {
  return name.toLowerCase().startsWith(model.toLowerCase()) && RELEASE.test(name.slice(model.length));
}
