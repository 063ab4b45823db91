import type { MatchLogic } from '@pydantic/genai-prices';
import { isRelease } from './isRelease.js';

/**
 * Whether a rule of the price list names exactly this model, and not just one that is called something like it.
 *
 * The rules of the list are made to find some price for every name: `gemini-3.6-flash-lite` begins with
 * `gemini-3.6-flash`, and would get its price. Here a beginning counts only when at most a release date follows.
 *
 * @example
 * namesModel({ starts_with: 'claude-opus-4-1' }, 'claude-opus-4-1-20250805'); // true
 * namesModel({ starts_with: 'gemini-3.6-flash' }, 'gemini-3.6-flash-lite');   // false
 */
export function namesModel(rule: MatchLogic, model: string): boolean {
  const name = model.toLowerCase();

  if ('or' in rule) return rule.or.some((each) => namesModel(each, model));
  if ('and' in rule) return rule.and.some((each) => namesModel(each, model)); // the list has checked that all match
  if ('equals' in rule) return name === rule.equals.toLowerCase();
  if ('starts_with' in rule) return isRelease(name, rule.starts_with);
  if ('contains' in rule) return isRelease(name, rule.contains);
  if ('ends_with' in rule) return name === rule.ends_with.toLowerCase();
  return rule.regex.startsWith('^') && rule.regex.endsWith('$') && new RegExp(rule.regex).test(name);
}
