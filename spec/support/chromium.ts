import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { findChromium } from '../../scripts/findChromium.mjs';

/** Where the browser is: `PARALLAMR_CHROMIUM`, else on the `PATH`. */
const chromiumPath = findChromium() ?? 'chromium';

/** A page, and what it complained of: messages of the console, errors, what its policy kept it from. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** Addresses it asked for beside its own. */
  readonly requests: readonly string[];
}

/**
 * A headless browser for the specs of a file. Opens pages that live as long as the running test.
 *
 * @example
 * const open = useChromium();
 * const { page } = await open('file:///tmp/report.html');
 */
export function useChromium(): (
  url: string,
  options?: BrowserContextOptions,
  /** Runs in the page before anything of its own does. */
  before?: () => void,
) => Promise<WatchedPage> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
  });
  afterAll(() => browser?.close());

  return async (url, options = {}, before = () => {}) => {
    if (browser === undefined) throw new Error('the browser has not been started');
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (request.url() !== url) requests.push(request.url());
    });
    await page.addInitScript(
      "addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective))",
    );
    await page.addInitScript(before);
    await page.goto(url);
    return { page, complaints, requests };
  };
}
