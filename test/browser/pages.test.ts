/** Journeys through the real product in a real browser: by keyboard, at 400 % zoom, under axe, with downloads. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, openAll, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const PAGES = [
  { name: 'overview', path: '', title: 'Overview' },
  { name: 'plan-numbers', path: '/plan-numbers', title: 'Plan numbers' },
  { name: 'cohort-forecast', path: '/cohort-forecast', title: 'Forecast' },
  { name: 'finance', path: '/finance', title: 'Finance' },
  { name: 'conditions', path: '/conditions', title: 'Conditions' },
  { name: 'ratings', path: '/ratings', title: 'Ratings' },
  { name: 'places', path: '/places', title: 'Places' },
  { name: 'risks', path: '/risks', title: 'Risks' },
  { name: 'records', path: '/records', title: 'Records' },
  { name: 'tracker', path: '/tracker', title: 'Monthly tracker' },
  { name: 'benchmark', path: '/benchmark', title: 'Benchmarking' },
  { name: 'lists', path: '/lists', title: 'Working lists' },
  { name: 'return', path: '/returns/2024-25/3', title: 'Return, update 2024-25/3' },
] as const;

/** Press Tab until the focus is on a link with this text, as a person without a mouse would. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>("document.activeElement?.textContent?.trim() ?? ''");
    if (focused === text) return;
  }
  assert.fail(`No link "${text}" was reached by Tab on ${page.url()}`);
}

describe(`pages in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
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

  async function withPage(
    width: number,
    work: (page: Page, complaints: string[]) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, acceptDownloads: true });
    try {
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await work(page, complaints);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  }

  test('from the start page to every page by keyboard only; the heading takes the focus each time', () =>
    withPage(1280, async (page) => {
      await page.goto(product.url);
      await settled(page);
      await tabTo(page, 'Marlshire');
      await page.keyboard.press('Enter');
      for (const { title } of PAGES) {
        await page.locator('h1', { hasText: title }).waitFor();
        await settled(page);
        const focused = await page.evaluate<string>('document.activeElement.tagName');
        assert.equal(focused, 'H1', `focus on ${title}`);
        assert.equal(await page.locator('h1').count(), 1);
        assert.match(await page.title(), new RegExp(`^${title} – Marlshire – Evenkeel$`));
        const next = PAGES[PAGES.findIndex((one) => one.title === title) + 1];
        if (next === undefined) break;
        await page.evaluate('document.activeElement.blur()');
        await tabTo(page, 'All pages');
        await page.keyboard.press('Enter');
        await tabTo(page, next.name === 'return' ? 'Return' : next.title);
        await page.keyboard.press('Enter');
      }
    }));

  test('the skip link is the first stop and leads past the navigation', () =>
    withPage(1280, async (page) => {
      await page.goto(product.county);
      await settled(page);
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate<string>('document.activeElement.textContent'), 'Skip to main content');
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate<string>('document.activeElement.id'), 'main');
    }));

  test('the group one is in is marked, its pages stand below, and the list of all pages closes behind one', () =>
    withPage(1280, async (page) => {
      await page.goto(`${product.county}/risks`);
      await settled(page);
      assert.equal(await page.locator('.keel-nav-groups .keel-here').textContent(), 'Programme');
      const beside = page.getByRole('list', { name: 'Pages of Programme' }).getByRole('link');
      assert.ok((await beside.allTextContents()).includes('Ratings'));
      await page.getByText('All pages', { exact: true }).click();
      await page.locator('.keel-all-groups').getByRole('link', { name: 'Measures', exact: true }).click();
      await page.locator('h1', { hasText: 'Measures' }).waitFor();
      assert.equal(await page.locator('.keel-all-pages[open]').count(), 0);
      assert.equal(await page.locator('.keel-nav-groups .keel-here').textContent(), 'Data');
    }));

  test('on a phone every page is behind one word', () =>
    withPage(390, async (page) => {
      await page.goto(`${product.county}/risks`);
      await settled(page);
      assert.equal(await page.locator('.keel-nav-groups').isVisible(), false);
      await page.getByText('All pages', { exact: true }).click();
      await keepPicture(page, 'all-pages-390');
      await holdToWidth(page);
      await holdToAxe(page);
    }));

  for (const { name, path } of PAGES) {
    test(`${name}: axe finds nothing, wide or at 400 % zoom, where nothing scrolls sideways but a table in its own box`, () =>
      withPage(320, async (page) => {
        await page.goto(`${product.county}${path}`);
        await settled(page);
        await keepPicture(page, `${name}-320`);
        await holdToWidth(page);
        await openAll(page);
        await holdToWidth(page);
        await holdToAxe(page);
        await page.setViewportSize({ width: 1280, height: 800 });
        await settled(page);
        await holdToAxe(page, true);
        await keepPicture(page, `${name}-1280-open`);
      }));
  }

  test('the links to the parts of a long page stay in view where there is room, lead to them, and are not on paper', () =>
    withPage(1280, async (page) => {
      await page.goto(`${product.county}/finance`);
      await settled(page);
      const list = page.getByRole('navigation', { name: 'On this page' });
      await list.getByRole('link', { name: 'Costs against placements' }).click();
      const inView = (selector: string) =>
        page.evaluate<boolean>(
          `(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector('${selector}').getBoundingClientRect())`,
        );
      assert.ok(await inView('#costs'));
      assert.ok(await inView('.keel-on-page'));
      for (const href of await list
        .locator('a')
        .evaluateAll((links) => links.map((a) => a.getAttribute('href'))))
        assert.equal(await page.locator(`h2${href}`).count(), 1, String(href));
      await page.emulateMedia({ media: 'print' });
      assert.equal(await list.isVisible(), false);
    }));

  test('start: axe finds nothing, wide or narrow', () =>
    withPage(1280, async (page) => {
      await page.goto(product.url);
      await settled(page);
      await keepPicture(page, 'start-1280');
      await holdToAxe(page);
      await page.setViewportSize({ width: 320, height: 640 });
      await holdToWidth(page);
      await holdToAxe(page);
    }));

  test('the scenario stands in the address, and going back brings the page before', () =>
    withPage(1280, async (page) => {
      await page.goto(`${product.county}/finance?scenario=unmitigated`);
      await settled(page);
      const current = page.getByRole('navigation', { name: 'Scenario' }).locator('[aria-current="true"]');
      assert.equal(await current.textContent(), 'Unmitigated');
      await page.getByRole('link', { name: 'Mitigated', exact: true }).click();
      await page.waitForURL(/scenario=mitigated/);
      await current.filter({ hasText: /^Mitigated$/ }).waitFor();
      await page.goBack();
      await current.filter({ hasText: 'Unmitigated' }).waitFor();
    }));

  test('a key figure says where it is from: file, row and fingerprint', () =>
    withPage(1280, async (page) => {
      await page.goto(product.county);
      await settled(page);
      const card = page.locator('.keel-card').first();
      await card.locator('summary').click();
      assert.match(
        (await card.locator('details').textContent()) ?? '',
        /File .*, row \d+, fingerprint [0-9a-f]{12}/,
      );
    }));

  test('the return is the document itself, and its files come down with names that say what they are', () =>
    withPage(1280, async (page) => {
      await page.goto(`${product.county}/returns/2024-25/3`);
      await page.locator('.ek-report').waitFor();
      for (const [format, start] of [
        ['Word', 'PK'],
        ['PDF', '%PDF'],
        ['Excel', 'PK'],
        ['Web page', '<!doctype html>'],
        ['Data', '{'],
      ] as const) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator('#main').getByRole('link', { name: format, exact: true }).click(),
        ]);
        assert.match(
          download.suggestedFilename(),
          /^Marlshire-return-2024-25-update-3\.(docx|pdf|xlsx|html|json)$/,
        );
        const content = readFileSync(await download.path())
          .subarray(0, 20)
          .toString('latin1');
        assert.ok(content.startsWith(start), `${format} starts with ${content}`);
      }
    }));

  test('an address that leads nowhere says so and leads back', () =>
    withPage(1280, async (page) => {
      const answer = await page.request.get(`${product.county}/nothing`, {
        headers: { accept: 'text/html' },
      });
      assert.equal(answer.status(), 404);
      await page.goto(product.url);
      await settled(page);
      await page.evaluate("history.pushState(null, '', '/programmes/E1/x/nothing')");
      await page.evaluate("window.dispatchEvent(new PopStateEvent('popstate'))");
      await page.locator('h1', { hasText: 'There is no page here' }).waitFor();
      await holdToAxe(page);
    }));

  test('words and figures stand without waiting for a drawing, and without it', () =>
    withPage(1280, async (page, complaints) => {
      await page.route(/chart-drawing/, (route) => route.abort());
      await page.goto(product.county);
      await page.locator('.keel-card-figure').first().waitFor();
      assert.match((await page.locator('figcaption').first().textContent()) ?? '', /plans/);
      await page.getByText('The drawing could not be loaded').first().waitFor();
      assert.ok(complaints.every((one) => /ERR_FAILED/.test(one)));
      complaints.length = 0;
    }));
});
