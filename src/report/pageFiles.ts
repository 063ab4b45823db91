import { packageText } from '../text/packageText.js';
import type { PageFiles } from './reportHtml.js';

/** The page as it was built. */
export function pageFiles(): PageFiles {
  return { script: packageText('page/report.js'), style: packageText('page/report.css') };
}
