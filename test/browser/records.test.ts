/** A person rates, is refused without a reason, is challenged, keeps a record and closes a risk, all by the pages alone. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, openAll, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

describe(`records, ratings and risks in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  before(async () => {
    product = await startProduct();
    browser = await openBrowser();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    complaints = complaintsOf(page);
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function at(path: string, section: string): Promise<Locator> {
    await page.goto(`${product.county}${path}`);
    await settled(page);
    await openAll(page);
    return page.locator(`section[aria-labelledby="${section}"]`);
  }

  /** What the server refuses is an error to the browser's console; it is the answer that is looked for here. */
  function forgetRefusals(): void {
    assert.ok(complaints.every((one) => /422/.test(one)));
    complaints.length = 0;
  }

  test('Green at 8.7% above is refused with the figures, and kept with a reason that then stands in the return', async () => {
    const rating = await at('/ratings', 'condition-c3-1');
    assert.match((await rating.textContent()) ?? '', /6,161 against 5,669 agreed, 8\.7% above/);
    await rating.getByLabel('Effect').selectOption('green');
    await rating.getByLabel('Reason').fill('');
    await rating.getByRole('button', { name: 'Save rating' }).click();
    await rating.getByRole('alert').waitFor();
    assert.match(
      (await rating.getByRole('alert').textContent()) ?? '',
      /better than the evidence.*8\.7% above/,
    );
    forgetRefusals();
    await rating.getByLabel('Reason').fill('Two months came in one file');
    await rating.getByRole('button', { name: 'Save rating' }).click();
    await rating.getByText(/Who rated it when/).waitFor();
    assert.match((await rating.textContent()) ?? '', /activity Green, effect Green/);
    await page.goto(`${product.county}/returns/2024-25/3`);
    await page.locator('.ek-report').waitFor();
    assert.match((await page.locator('.ek-report').textContent()) ?? '', /Two months came in one file/);
  });

  test('a challenge is raised and answered on the page, and stops the freeze', async () => {
    const rating = await at('/ratings', 'condition-c1');
    await rating.getByLabel('What is doubted').fill('Which year does it balance in?');
    await rating.getByRole('button', { name: 'Raise the challenge' }).click();
    await rating.getByText('Open (update 2024-25/3').waitFor();
    await page.goto(`${product.county}/returns/2024-25/3/sign-off`);
    await settled(page);
    assert.match(
      (await page.locator('#main').textContent()) ?? '',
      /challenge of the rating of 1 In-year balance/,
    );
    const again = await at('/ratings', 'condition-c1');
    await again.getByLabel('Answer', { exact: true }).fill('From 2030/31, as the plan says.');
    await again.getByRole('button', { name: 'Keep the answer' }).click();
    await again.getByText('Answered, not closed').waitFor();
  });

  test('a record is added, linked and told in its history; axe finds nothing in the open forms', async () => {
    await page.goto(`${product.county}/records`);
    await settled(page);
    const group = page.locator('section[aria-labelledby="group-milestone"]');
    await group.locator('summary', { hasText: 'Add' }).click();
    const add = group.locator('details', { hasText: 'Add: milestone' }).last();
    await add.getByLabel('Id').fill('second-cohort');
    await add.getByLabel('Title').fill('Second cohort named');
    await add.getByLabel('Owner').fill('Inclusion lead');
    await add.getByLabel('Due', { exact: true }).fill('2025-09-30');
    await add.getByLabel('Reason').fill('agreed at the board');
    await add.getByRole('button', { name: 'Keep milestone' }).click();
    const record = group.locator('li.keel-record', { hasText: 'Second cohort named' });
    await record.waitFor();
    assert.match(
      (await page.locator('#main').textContent()) ?? '',
      /milestone\/second-cohort serves nothing/,
    );
    await record.locator('summary').click();
    await record.getByLabel('Which record').fill('measure/inclusion-offer');
    await record.getByLabel('Reason', { exact: true }).last().fill('it belongs there');
    await record.getByRole('button', { name: 'Link', exact: true }).click();
    await record.getByText('serves Inclusion offer in mainstream schools').waitFor();
    await record.getByText('Linked: serves measure/inclusion-offer').waitFor();
    await holdToAxe(page);
  });

  test('a risk with an open action is not closed without a reason', async () => {
    const risk = await at('/risks', 'risk-R5');
    await risk.getByLabel('State').selectOption('closed');
    await risk.getByLabel('Reason', { exact: true }).fill('looked at by the board');
    await risk.getByRole('button', { name: 'Keep the change' }).click();
    await risk.getByRole('alert').waitFor();
    assert.match(
      (await risk.getByRole('alert').textContent()) ?? '',
      /Actions are open: Regional recruitment/,
    );
    forgetRefusals();
    await risk.getByLabel(/Why it is closed/).fill('Carried on by the region');
    await risk.getByRole('button', { name: 'Keep the change' }).click();
    await risk.getByText('Closed: Carried on by the region').waitFor();
    assert.deepEqual(complaints, []);
  });
});
