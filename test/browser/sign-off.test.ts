/** Two officers sign a return in a real browser, by keyboard; it is sealed, verified, sent, questioned and answered. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkSealedText } from '../../src/app/sealed/check-file.ts';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, openAll, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const PASSPHRASES = { s151: 'ledger harbour candle seven', dcs: 'meadow copper window nine' } as const;
const OFFICERS = { s151: 'section 151 officer', dcs: 'director of children’s services' } as const;

describe(`sign-off in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  before(async () => {
    product = await startProduct();
    browser = await openBrowser();
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      acceptDownloads: true,
    });
    page = await context.newPage();
    complaints = complaintsOf(page);
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  const state = (words: string | RegExp) => page.locator('.keel-state', { hasText: words }).waitFor();

  /** Hold the page as it stands to axe and, narrow, to its width. */
  async function hold(name: string): Promise<void> {
    await settled(page);
    await keepPicture(page, `sign-off-${name}-1280`);
    await holdToAxe(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await keepPicture(page, `sign-off-${name}-320`);
    await holdToWidth(page);
    await openAll(page);
    await holdToWidth(page);
    await holdToAxe(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.reload();
    await settled(page);
  }

  /** Press Tab until the focus is on what bears this name, then work with it as a person without a mouse would. */
  async function tabTo(name: string): Promise<void> {
    const focused = `(() => {
      const one = document.activeElement;
      const label = one?.labels?.[0]?.textContent ?? one?.textContent ?? '';
      return label.trim();
    })()`;
    for (let presses = 0; presses < 120; presses++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate<string>(focused)).startsWith(name)) return;
    }
    assert.fail(`Nothing called "${name}" was reached by Tab`);
  }

  test('a draft says what changed, and what is to be done', async () => {
    await page.goto(`${product.county}/returns/2024-25/3/sign-off`);
    await settled(page);
    await state('draft, not frozen');
    await page.getByText('Ratings that changed').waitFor();
    assert.match((await page.locator('main').textContent()) ?? '', /Nobody signs in here/);
    const found = page.locator('section[aria-labelledby="findings"]');
    assert.match(
      (await found.textContent()) ?? '',
      /The check found nothing\. It ran \d+ rules over .* on \d+ \w+ 20\d\d, \d\d:\d\d/,
    );
    await hold('draft');
  });

  test('keys are made, the return frozen and signed by both, by keyboard only', async () => {
    for (const role of ['s151', 'dcs'] as const) {
      await tabTo(`Make a key here for the ${OFFICERS[role]}`);
      await page.keyboard.press('Enter');
      await tabTo('Passphrase');
      await page.keyboard.type(PASSPHRASES[role]);
      await tabTo('Make the key');
      await page.keyboard.press('Enter');
      await page.locator(`[aria-labelledby="officer-${role}"]`, { hasText: 'kept here' }).waitFor();
    }
    await page.reload();
    await settled(page);
    await tabTo('Freeze for signature');
    await page.keyboard.press('Enter');
    await state('frozen, not signed');
    await page.getByText('The check had found nothing when this return was frozen.').waitFor();
    await hold('frozen');
    for (const [k, role] of (['s151', 'dcs'] as const).entries()) {
      await tabTo('Passphrase of your key');
      await page.keyboard.type(PASSPHRASES[role]);
      await tabTo('I have read the return');
      await page.keyboard.press('Space');
      await tabTo(`Sign as ${OFFICERS[role]}`);
      await page.keyboard.press('Enter');
      await state(k === 0 ? 'signed by one of two' : 'signed by both officers');
      const card = page.locator(`[aria-labelledby="officer-${role}"]`);
      assert.match((await card.textContent()) ?? '', /Signed by .* Example.*Key [0-9A-Z]{4}-/s);
      await page.reload();
      await settled(page);
    }
    await hold('signed');
  });

  test('a wrong passphrase is refused in words, and nothing is signed', async () => {
    await page.goto(`${product.county}/returns/2024-25/2/sign-off`);
    await settled(page);
    await page.getByRole('button', { name: 'Freeze for signature' }).click();
    await state('frozen, not signed');
    await page.getByLabel('Passphrase of your key').first().fill('not the right words');
    await page
      .getByLabel(/I have read/)
      .first()
      .check();
    await page.getByRole('button', { name: 'Sign as section 151 officer' }).click();
    await page.getByText('The passphrase does not open the key').waitFor();
    await state('frozen, not signed');
    await holdToAxe(page);
    await keepPicture(page, 'sign-off-refused-1280');
    complaints.splice(0, complaints.length, ...complaints.filter((one) => !/422/.test(one)));
  });

  test('sealed, verified, its file verifies outside, sent, questioned and answered', async () => {
    await page.goto(`${product.county}/returns/2024-25/3/sign-off`);
    await settled(page);
    await page.getByRole('button', { name: 'Seal the return' }).click();
    await state(/: sealed/); // "not sealed" stands there before
    await page.getByRole('button', { name: 'Verify this return' }).click();
    const verified = page.locator('[aria-labelledby="verify"] [aria-live] p').first();
    await verified.waitFor({ timeout: 90_000 });
    assert.match((await verified.textContent()) ?? '', /✓ Verified/);
    await keepPicture(page, 'sign-off-verified-1280');
    await holdToAxe(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the sealed return' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    assert.equal(checkSealedText(text, { keys: {}, seal: null, previous: null }).broken, null);
    await page.getByLabel('Day it was sent').fill('2024-12-12');
    await page.getByRole('button', { name: 'Record that it was sent' }).click();
    await state('sent on 12 December 2024');
    await page.getByText('Record a question of the department').click();
    await page.getByLabel('The question in full').fill('Why does the gap grow?');
    await page.getByRole('button', { name: 'Record the question' }).click();
    await page.getByLabel('Reply to Q1 in full').fill('Because requests do.');
    await page.getByRole('button', { name: 'Record the reply to Q1' }).click();
    await state('questions answered');
    await hold('sent');
  });

  test('the return itself now bears its hash, both signatures and the seal', async () => {
    await page.goto(`${product.county}/returns/2024-25/3`);
    await page.locator('.ek-report').waitFor();
    const words = (await page.locator('.ek-report').textContent()) ?? '';
    assert.match(words, /Signed by Blake Example on/);
    assert.match(words, /SHA-256 ([0-9a-f]{16} ){3}[0-9a-f]{16}/);
    assert.match(words, /Seal[0-9A-Z]{4}-/);
    assert.deepEqual(complaints, []);
  });
});
