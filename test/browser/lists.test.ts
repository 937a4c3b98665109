/** Working lists in a real browser, on the fictional county's records: a purpose first, then the list, under its lawful use. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const CASE_LISTS = [
  'Annual reviews due',
  'Reviews before phase transfer',
  'Open cases by week of the 20-week clock',
  'Plans to ask about at a review',
  'Placements to ask about at a review',
];
const PLACES = 'Places that may come free';
const SCHOOLS = 'Schools outside control limits on inclusion';

/** Say why, and show a list; the answer stands in its sentence. */
async function show(page: Page, title: string): Promise<string> {
  await page.getByLabel(`Why you look: ${title.toLowerCase()}`).fill('Planning the spring term');
  await page.getByRole('button', { name: `Show ${title.toLowerCase()}` }).click();
  const lead = page.locator('section', { hasText: title }).getByRole('status').locator('p');
  return (await lead.textContent()) ?? '';
}

describe(`working lists in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
  let product: RunningProduct;
  let browser: Browser;

  before(async () => {
    product = await startProduct();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('no list without a purpose; with one each has cases, wide and narrow', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    try {
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await page.goto(`${product.county}/lists`);
      await settled(page);
      assert.equal(await page.locator('table').count(), 0);
      assert.equal(await page.getByText('Lawful use.').count(), CASE_LISTS.length + 2);
      for (const title of CASE_LISTS)
        assert.match(await show(page, title), /^[1-9][\d,]* cases on \d+ \w+ \d{4}: /);
      await settled(page);
      const near = page.locator('section', { hasText: 'Plans to ask about at a review' }).first();
      assert.match(
        await near.getByRole('status').locator('p').first().innerText(),
        /: [1-9][\d,]* by the register of outcomes, [1-9][\d,]* by the weaker facts of the return\.$/,
      );
      assert.deepEqual(await near.locator('.keel-caption').allTextContents(), [
        'Plans near to meeting their outcomes by the register',
        'Plans to ask about by weaker facts of the return',
      ]);
      assert.equal(await page.locator('figure svg').count(), 1);
      assert.match(
        await page.locator('figcaption').innerText(),
        /\d+ cases are open: \d+ within the 20 weeks/,
      );
      const rows = page
        .locator('section', { hasText: 'Annual reviews due' })
        .locator('tbody')
        .first()
        .locator('tr');
      assert.equal(await rows.count(), 25);
      await keepPicture(page, 'lists-shown-1280');
      await holdToAxe(page);
      await page.setViewportSize({ width: 390, height: 800 });
      await keepPicture(page, 'lists-shown-390');
      await holdToWidth(page);
      await holdToAxe(page);
      const all = page.getByRole('button', { name: /^Show all \d+ of/ }).first();
      const total = Number(/\d+/.exec((await all.textContent()) ?? '')?.[0]);
      await all.click();
      assert.equal(await rows.count(), total);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  });

  test('places and schools: a picture and a table each, a funnel opened, a file kept, wide and narrow', async () => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      acceptDownloads: true,
    });
    try {
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await page.goto(`${product.county}/lists`);
      await settled(page);
      const places = /^Of ([\d,]+) placements on .* ([\d,]+) may end within a year/.exec(
        await show(page, PLACES),
      );
      assert.ok(Number(places?.[2]?.replace(',', '')) > 0);
      await page.locator('.keel-caption', { hasText: 'New places expected within the year' }).waitFor();
      assert.match(
        await show(page, SCHOOLS),
        /^\d+ schools? stands? outside the 95 % limits .* by chance alone up to about \d+ would\.$/,
      );
      const schools = page.locator('section', { hasText: SCHOOLS });
      const funnel = schools
        .locator('details > summary')
        .filter({ hasText: 'Mainstream schools: pupils on SEN support' });
      await funnel.focus();
      await page.keyboard.press('Enter');
      await settled(page);
      assert.equal(await schools.locator('figure svg').count(), 1);
      assert.ok((await schools.locator('figure svg > path').count()) > 100);
      await schools.locator('figure details > summary').click();
      const names = await schools.locator('figure tbody th').allTextContents();
      assert.ok(names.length > 100);
      assert.deepEqual(
        names,
        names.toSorted((a, b) => a.localeCompare(b, 'en-GB', { numeric: true })),
      );
      assert.match(
        await schools.locator('figcaption').innerText(),
        /cannot be reckoned: the census counts pupils on SEN support without their needs\.$/,
      );
      await schools.locator('figure details > summary').click();
      const bands = schools.locator('details > summary').filter({ hasText: 'per 100 pupils with a plan: ' });
      await bands.click();
      await settled(page);
      assert.match(
        await schools.locator('figcaption').last().innerText(),
        /This leaves needs aside\. Against the count that the needs of a school's children lead one to expect/,
      );
      assert.ok(
        (await schools.locator('figure').last().locator('thead th').allTextContents()).includes(
          'Expected by need',
        ),
      );
      await bands.click();
      await keepPicture(page, 'lists-settings-1280');
      await holdToAxe(page);
      await page.setViewportSize({ width: 390, height: 800 });
      await settled(page);
      await keepPicture(page, 'lists-settings-390');
      await holdToWidth(page);
      await holdToAxe(page);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: `Take ${SCHOOLS.toLowerCase()} as CSV` }).click(),
      ]);
      assert.equal(download.suggestedFilename(), 'marlshire-school-limits.csv');
      const text = await readFile(await download.path(), 'utf8');
      assert.match(text, /^school,urn,kind_of_school,/);
      assert.ok(text.includes(',c,'));
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  });
});
