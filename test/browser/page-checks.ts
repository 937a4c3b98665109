/** What is asked of every page in a real browser: no violation that axe can find, no sideways scroll, no error in the console. */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const SCREENSHOTS = resolve(import.meta.dirname, '../../dist/screenshots');

/** Collect what a page complains about, from now on. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  return complaints;
}

// What runs in the page is written as text: this side of the tests has no words for a browser's own things.
const CHARTS_ARE_DRAWN = `[...document.querySelectorAll('.keel-chart-room')].every(
  (room) => room.closest('details:not([open])') !== null || room.querySelector('svg') !== null)`;

/** Wait until a page shows its data and every chart on it is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await until(page, "!document.body.textContent.includes('Loading…')");
  // What is made beforehand appears by itself, and shall be what is looked at.
  await until(page, "document.querySelector('.keel-loading, .keel-making') === null", 1200);
  await until(page, CHARTS_ARE_DRAWN);
}

/** Ask again and again from this side: the page's own content policy forbids it to evaluate text. */
async function until(page: Page, claim: string, most = 400): Promise<void> {
  for (let times = 0; times < most; times++) {
    if (await page.evaluate<boolean>(claim)) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`${page.url()} never came to: ${claim}`);
}

/** Open every disclosure of a page. */
export async function openAll(page: Page): Promise<void> {
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  await settled(page);
}

/**
 * Hold a page to what axe can find out about WCAG 2.2 AA and good practice.
 * @param again  the same page at another width: its colours were looked at already, which takes most of the time.
 */
export async function holdToAxe(page: Page, again = false): Promise<void> {
  // In one call within the page, and only what is wrong is written out: what passes, node by node, took four fifths of the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .disableRules(again ? ['color-contrast'] : [])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  );
  assert.deepEqual(found, [], page.url());
}

/** Hold a page to its window's width: only boxes of their own may scroll sideways. */
export async function holdToWidth(page: Page): Promise<void> {
  const read = (what: string) => page.evaluate<number>(`document.documentElement.${what}`);
  const [content, window] = [await read('scrollWidth'), await read('clientWidth')];
  assert.ok(content <= window, `${page.url()} is ${content} px wide in a window of ${window} px`);
}

/** Keep a picture of a page, to be looked at: only where EVENKEEL_KEEP_PICTURES=1 asks for it, as pictures of long pages take time. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env['EVENKEEL_KEEP_PICTURES'] !== '1') return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
