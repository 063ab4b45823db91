// @ts-check

/**
 * What the page takes to be opened, filtered, searched and scrolled.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 */
export async function pageFigures(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  const openedAt = performance.now();
  await tab.goto(url, { waitUntil: 'commit' });
  await tab.locator('.answer .facts').first().waitFor();
  const firstRows = performance.now() - openedAt;
  await tab.locator('header p:not(:has-text("reading"))').waitFor();
  const allRows = performance.now() - openedAt;
  const filter = await interaction(tab, () => tab.getByLabel('answers differ').check());
  await tab.keyboard.press('/');
  const search = await timed(tab, () => tab.keyboard.insertText('needle'), /^0 of .* cases$/);
  await tab.locator('input[type=search]').fill('');
  await tab.locator('.answer .facts').first().waitFor();
  const frames = await tab.evaluate(`(async () => {
    const box = document.querySelector('.cases');
    const frames = [];
    for (let step = 0; step < 60; step += 1) {
      const from = performance.now();
      box.scrollTop += 700;
      await new Promise(requestAnimationFrame);
      await new Promise((drawn) => setTimeout(drawn));
      frames.push(performance.now() - from);
    }
    return frames.sort((one, other) => one - other);
  })()`);
  const heap = await tab.evaluate('performance.memory.usedJSHeapSize / 1e6');
  await context.close();
  return {
    'first rows, ms': firstRows,
    'all rows, ms': allRows,
    'filter, ms': filter,
    'search, ms': search,
    'scrolling p95, ms': frames[Math.floor(frames.length * 0.95)],
    'heap, MB': heap,
  };
}

/**
 * From a click to the moment its outcome is drawn, as the browser tells it, in steps of 8 ms; less than 16 ms count as 16.
 * https://www.w3.org/TR/event-timing/
 *
 * @param {import('playwright-core').Page} tab
 * @param {() => Promise<unknown>} act
 */
async function interaction(tab, act) {
  await tab.evaluate(`void (globalThis.drawn = new Promise((resolve) => {
    const of = (list) => list.getEntries().find(({ name }) => name === 'click');
    new PerformanceObserver((list) => of(list) && resolve(of(list).duration))
      .observe({ type: 'event', durationThreshold: 16 });
    setTimeout(resolve, 3000, 16);
  }))`);
  await act();
  return tab.evaluate('globalThis.drawn');
}

/**
 * From an action to the moment its outcome stands in the line below the filters.
 *
 * @param {import('playwright-core').Page} tab
 * @param {() => Promise<unknown>} act
 * @param {RegExp} outcome
 */
async function timed(tab, act, outcome) {
  const from = performance.now();
  await act();
  await tab.locator('.filters output').filter({ hasText: outcome }).waitFor();
  return performance.now() - from;
}
