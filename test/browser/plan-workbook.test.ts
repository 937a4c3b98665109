/** The plan's workbook down and back in a real browser: each change seen first, and taken over only with a reason; any figure explains itself. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { typeOver } from '../make/recalculate.ts';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

/** Sheets of the workbook that hold open cells. */
const SHEETS = { rates: 'Rates', amounts: 'Amounts' } as const;

describe(`a plan's workbook in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
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

  async function withPage(width: number, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, acceptDownloads: true });
    try {
      await work(await context.newPage());
    } finally {
      await context.close();
    }
  }

  /** Download the workbook as a person does, and type into it. */
  async function edited(page: Page, put: (bytes: Uint8Array) => Uint8Array): Promise<string> {
    await page.goto(`${product.county}/finance`);
    await settled(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the workbook' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'marlshire-plan.xlsx');
    const path = join(product.home, 'marlshire-plan.xlsx');
    await download.saveAs(path);
    writeFileSync(path, put(readFileSync(path)));
    return path;
  }

  async function sendBack(page: Page, path: string): Promise<void> {
    await page.getByRole('link', { name: 'Read a workbook back' }).click();
    await page.getByLabel('Workbook', { exact: true }).setInputFiles(path);
    await page.getByRole('button', { name: 'See what it changes' }).press('Enter');
  }

  for (const width of [1280, 320])
    test(`at ${width} px: changes are seen with what they do, and left alone nothing is kept`, () =>
      withPage(width, async (page) => {
        const complaints = complaintsOf(page);
        const path = await edited(page, (bytes) =>
          typeOver(
            typeOver(
              typeOver(bytes, SHEETS.rates, 'C6', '<v>1032</v>'),
              'Governance and management',
              'D4',
              '<v>30</v>',
            ),
            SHEETS.amounts,
            'C7',
            '<f>6*1</f><v>6</v>',
          ),
        );
        await sendBack(page, path);
        await page.getByRole('heading', { name: 'Check your changes' }).waitFor();
        const text = (await page.locator('main').textContent()) ?? '';
        assert.match(text, /changes 2 cells of the plan and takes the deficit after contributions/);
        assert.match(text, /3% \(1,030 over 1,000\)3\.2% \(1,032 over 1,000\)/);
        assert.match(text, /the four urgent interventions together: size as planned3930/);
        assert.match(text, /Plans that move with the mitigations.*Mainstream, 31 March 2026/);
        assert.match(text, /Amounts, C7: .*holds a formula in the place of a value/);
        await holdToWidth(page);
        await holdToAxe(page);
        await keepPicture(page, `plan-workbook-${width}`);
        await page.getByRole('button', { name: 'Leave the plan as it is' }).press('Enter');
        await page.getByRole('heading', { name: 'The plan stays as it is' }).waitFor();
        await holdToAxe(page);
        assert.deepEqual(complaints, []);
      }));

  test('without a reason nothing is set; with one the chosen changes are, and the finance page tells who and why', () =>
    withPage(1280, async (page) => {
      const path = await edited(page, (bytes) =>
        typeOver(typeOver(bytes, SHEETS.rates, 'C6', '<v>1032</v>'), SHEETS.amounts, 'C7', '<v>66500.5</v>'),
      );
      await sendBack(page, path);
      await page.getByLabel('Growth of the High Needs Block').uncheck();
      const button = page.getByRole('button', { name: 'Change the plan: one assumption' });
      await button.press('Enter');
      assert.match((await page.getByRole('alert').textContent()) ?? '', /only with a reason/);
      await holdToAxe(page);
      await page.getByLabel('Reason').fill('new framework of fees');
      await page.getByLabel('Source').fill('contracts register');
      await page.getByLabel('How well founded they are').selectOption('agreed');
      await button.press('Enter');
      await page.getByRole('heading', { name: 'The plan has been changed' }).waitFor();
      await holdToAxe(page);
      await page.getByRole('link', { name: 'See the plan' }).press('Enter');
      await settled(page);
      // As it is seen: the names of columns that stand beside cells on a phone are hidden here.
      const text = await page.locator('main').innerText();
      assert.match(text, /finance\.baseUnitCostPence\.inmss\s+£63,000\.00\s+£66,500\.50/);
      assert.match(text, /new framework of fees\s+contracts register\s+agreed/);
      assert.doesNotMatch(text, /finance\.hnbGrowth\d/);
    }));

  test('a file that is no workbook, and none at all, are refused in a sentence', () =>
    withPage(1280, async (page) => {
      const path = await edited(page, () => new TextEncoder().encode('a,b\n1,2\n'));
      await sendBack(page, path);
      const alert = page.getByRole('alert');
      await alert.waitFor();
      assert.match((await alert.textContent()) ?? '', /not a workbook of a plan that was written here/);
      await page.reload();
      await page.getByRole('button', { name: 'See what it changes' }).press('Enter');
      assert.match((await alert.textContent()) ?? '', /No workbook is chosen/);
    }));

  test('a figure of the plan is explained on its page and leads to the figures that it is made of', () =>
    withPage(1280, async (page) => {
      const complaints = complaintsOf(page);
      await page.goto(`${product.county}/finance`);
      await settled(page);
      await page.getByRole('button', { name: 'Explain a figure' }).press('Enter');
      const section = page.getByRole('region', { name: 'How a figure came about' });
      await section.getByText(/^Equation: in-year deficit = spend − income − transfer/).waitFor();
      await section.getByRole('button', { name: /^central\..*\.spendPence$/ }).press('Enter');
      await section.getByText(/^Equation: spend = sum of the lines/).waitFor();
      assert.match((await section.textContent()) ?? '', /spendPence: £\d/);
      assert.match(
        (await section.textContent()) ?? '',
        /Reckoned from version \d+ of the stored plan, fingerprint/,
      );
      await holdToAxe(page);
      await holdToWidth(page);
      assert.deepEqual(complaints, []);
    }));
});
