/** Six people on one morning: each signs in with a role of their own, does what they came for, and finds nothing that is not theirs. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, keepPicture, openAll, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const WORDS = 'meadow copper window nine';
const MONTH_END = 'month,measure,actual,agreed\n2024-11,plans_n,6222,5690\n2024-11,req_n,120,\n';

describe(`six journeys in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
  let product: RunningProduct;
  let browser: Browser;
  let administrator: Page;

  before(async () => {
    product = await startProduct({ EVENKEEL_SIGN_IN: 'accounts' });
    browser = await openBrowser();
    administrator = await newPage();
    await administrator.goto(product.said(/(http:\S+\/set-up#\S+)/));
    await administrator.getByLabel('Your name').fill('Rowan Vale');
    await administrator.getByLabel('Your e-mail address').fill('rowan@example.org');
    await administrator.getByLabel('A password').fill(WORDS);
    await administrator.keyboard.press('Enter');
    await setUpFactor(administrator);
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function newPage(): Promise<Page> {
    return await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  }

  async function setUpFactor(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    await page.getByRole('img', { name: /authenticator app/ }).waitFor();
    const secret = ((await page.locator('.keel-secret').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('Six digits').fill(new TOTP({ secret }).generate());
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByRole('link', { name: 'Sign out' }).or(page.locator('h1')).first().waitFor();
  }

  /** Invite somebody with a role, and open the account as they would. */
  async function join(name: string, role: string, { hasFactor = true } = {}): Promise<Page> {
    await administrator.goto(`${product.url}/people`);
    const form = administrator.locator('form', {
      has: administrator.getByRole('button', { name: 'Make the invitation' }),
    });
    await form.getByLabel('Name', { exact: true }).fill(name);
    await form.getByLabel('Work e-mail address').fill(`${name.toLowerCase().replace(' ', '.')}@example.org`);
    await form.getByLabel('Role').selectOption(role);
    await form.getByLabel('For').selectOption({ label: 'Marlshire' });
    await form.getByRole('button', { name: 'Make the invitation' }).click();
    await administrator.getByRole('heading', { name: `Give this link to ${name}` }).waitFor();
    const link = (await administrator.locator('.keel-link-text').textContent()) ?? '';
    const page = await newPage();
    await page.goto(link);
    await page.getByLabel('A password').fill(WORDS);
    await page.getByRole('button', { name: 'Keep the password' }).click();
    if (hasFactor) await setUpFactor(page);
    else await page.getByRole('heading', { name: 'Programmes', level: 1 }).waitFor();
    return page;
  }

  async function open(page: Page, path: string): Promise<void> {
    await page.goto(`${product.county}${path}`);
    await settled(page);
  }

  const main = async (page: Page) => (await page.locator('#main').textContent()) ?? '';

  test('finance lead, month end: the month is read in, the breach is commented, the money is there', async (t) => {
    const page = await join('Avery Finch', 'finance-lead');
    const complaints = complaintsOf(page);
    const began = Date.now();
    await open(page, '/data');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'november.csv', mimeType: 'text/csv', buffer: Buffer.from(MONTH_END) });
    await page.getByRole('heading', { name: '1 file read in' }).waitFor();
    await open(page, '/tracker');
    const plans = page.locator('section[aria-labelledby="measure-plans_n"]');
    assert.match((await plans.textContent()) ?? '', /6,222/);
    await plans.locator('summary', { hasText: 'Comment and action' }).click();
    await plans.getByLabel('Why it is beyond tolerance').fill('Requests of the spring became plans.');
    await plans.getByLabel('What is done').fill('A second panel sits from January.');
    await plans.getByLabel('Owner').fill('SEND lead');
    await plans.getByLabel('Due').fill('2025-01-31');
    await plans.getByRole('button', { name: 'Keep comment and action' }).click();
    await plans.getByText('A second panel sits from January.').waitFor();
    const end = page.locator('section[aria-labelledby="month-end"]');
    await end.getByText('Asked: SEND lead, due 31 January 2025.').waitFor();
    assert.match((await end.textContent()) ?? '', /Close the month/);
    await end
      .getByLabel('Why the month is closed without the late figures')
      .fill('They come with the next extract.');
    await end.getByRole('button', { name: 'Close November 2024' }).click();
    await end.getByText(/^November 2024 is closed, by/).waitFor();
    await keepPicture(page, 'journey-month-end');
    await open(page, '/finance');
    assert.match(await main(page), /lasting balance/);
    // Worked out from the records beside the rest of the page.
    const records = page.locator('section[aria-labelledby="on-records"]');
    await records
      .getByText(/^The records foretell [\d,]+ plans at 31 March 2031/)
      .first()
      .waitFor({ timeout: 120_000 });
    assert.match(
      (await records.textContent()) ?? '',
      /With the plan numbers that the records foretell, balance by 2030\/31 is .+\(\d+%\)/,
    );
    assert.equal(await records.getByRole('table').first().getByRole('row').count(), 5);
    assert.deepEqual(complaints, []);
    t.diagnostic(`month end: ${((Date.now() - began) / 1000).toFixed(1)} s by a quick hand`);
  });

  test('SEND lead, mitigation review: a list with its purpose, a rating with its reason', async () => {
    const page = await join('Blake Moss', 'send-lead');
    await open(page, '/lists');
    const list = 'placements to ask about at a review';
    await page.getByLabel(`Why you look: ${list}`).fill('Review of the step-down measure');
    await page.getByRole('button', { name: `Show ${list}` }).click();
    await page.getByText(/cases on \d+ \w+ \d{4}/).waitFor();
    await keepPicture(page, 'journey-review-list');
    await open(page, '/ratings');
    await openAll(page);
    const rating = page.locator('section[aria-labelledby="condition-c3-1"]');
    await rating.getByLabel('Activity').selectOption('amber');
    await rating.getByLabel('Reason').fill('Two of the four interventions began in September');
    await rating.getByRole('button', { name: 'Save rating' }).click();
    await rating.getByText('Two of the four interventions began in September').first().waitFor();
    // Reading a child’s case by its own number is this role’s; accounts are not.
    assert.equal(await page.getByRole('link', { name: 'People', exact: true }).count(), 0);
  });

  test('programme lead, return: a section is written, the return is checked and frozen', async () => {
    const page = await join('Casey Reed', 'programme-lead');
    await open(page, '/returns/2024-25/3/writing');
    await page.getByRole('link', { name: '3.3 More local places' }).click();
    await page.locator('h1', { hasText: '3.3 More local places' }).waitFor();
    await settled(page);
    await keepPicture(page, 'journey-writing');
    await open(page, '/returns/2024-25/3/sign-off');
    await page.getByRole('button', { name: 'Freeze for signature' }).click();
    await page.locator('.keel-state', { hasText: 'frozen, not signed' }).waitFor();
    // The lead freezes, and has no signature to give.
    assert.equal(await page.getByRole('button', { name: /^Sign as/ }).count(), 0);
    await keepPicture(page, 'journey-frozen');
  });

  test('section 151 officer, sign-off: the answer first, then the frozen return is signed once and with one’s own key', async () => {
    const page = await join('Drew Hale', 's151-officer');
    await open(page, '');
    assert.match(await main(page), /6,161|6,222/);
    await open(page, '/returns/2024-25/3/sign-off');
    await page.getByText('Make a key here for the section 151 officer').click();
    await page.getByLabel('Passphrase').first().fill('ledger harbour candle seven');
    await page.getByRole('button', { name: 'Make the key' }).first().click();
    await page.locator('[aria-labelledby="officer-s151"]', { hasText: 'kept here' }).waitFor();
    await page.reload();
    await settled(page);
    await page.getByLabel('Passphrase of your key').first().fill('ledger harbour candle seven');
    await page
      .getByLabel(/I have read/)
      .first()
      .check();
    await page.getByRole('button', { name: 'Sign as section 151 officer' }).click();
    await page.locator('.keel-state', { hasText: 'signed by one of two' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Sign as director' }).count(), 0);
    await keepPicture(page, 'journey-signed');
  });

  test('department monitor: reads the return and where it stands, and nothing of a child or of the work on it', async () => {
    const page = await join('Emery Stone', 'department', { hasFactor: false });
    await open(page, '/returns/2024-25/3');
    await page.locator('.ek-report').waitFor();
    await open(page, '/conditions');
    assert.match(await main(page), /In-year balance/);
    await open(page, '/lists');
    assert.match(await main(page), /Your role does not allow working lists/);
    await open(page, '/ratings');
    await openAll(page);
    assert.equal(await page.getByRole('button', { name: 'Save rating' }).count(), 0);
    await keepPicture(page, 'journey-department');
  });

  test('partner, read-only: reads the programme and doubts a rating, and changes nothing', async () => {
    const page = await join('Finley Marsh', 'partner', { hasFactor: false });
    await open(page, '');
    await keepPicture(page, 'journey-partner');
    await open(page, '/ratings');
    await openAll(page);
    const rating = page.locator('section[aria-labelledby="condition-c1"]');
    assert.equal(await rating.getByRole('button', { name: 'Save rating' }).count(), 0);
    await rating.getByLabel('What is doubted').fill('Families do not see it yet.');
    await rating.getByRole('button', { name: 'Raise the challenge' }).click();
    await rating.getByText(/^Open \(/).waitFor();
    await open(page, '/records');
    assert.equal(await page.getByRole('button', { name: /^Keep/ }).count(), 0);
  });
});
