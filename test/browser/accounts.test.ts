/** The first administrator, an invitation, the second factor and signing out, in a real browser and by keyboard. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { holdToAxe, holdToWidth, keepPicture, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const WORDS = 'meadow copper window nine';

describe(`accounts in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;
  let secret = '';

  before(async () => {
    product = await startProduct({ EVENKEEL_SIGN_IN: 'accounts' });
    browser = await openBrowser();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** Hold the page as it stands to axe, and to a phone's width. */
  async function hold(name: string, at: Page = page): Promise<void> {
    await settled(at);
    await keepPicture(at, `${name}-1280`);
    await holdToAxe(at);
    await at.setViewportSize({ width: 320, height: 800 });
    await holdToWidth(at);
    await keepPicture(at, `${name}-320`);
    await at.setViewportSize({ width: 1280, height: 900 });
  }

  test('somebody who is not signed in is led to the sign-in page', async () => {
    await page.goto(product.county);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByLabel('Password').waitFor();
    assert.match(page.url(), /\/sign-in\?to=%2Fprogrammes/);
    await hold('sign-in');
  });

  test('the accessibility statement is open to somebody who is not signed in', async () => {
    await page.goto(`${product.url}/accessibility`);
    await page.getByRole('heading', { level: 1, name: 'Accessibility statement' }).waitFor();
    await page.waitForTimeout(500); // where it would be sent on to sign in
    assert.equal(new URL(page.url()).pathname, '/accessibility');
    await page.goto(product.county);
    await page.waitForURL(/\/sign-in\?to=/);
  });

  test('a wrong password is refused where it is seen and heard, and what was typed stays', async () => {
    await page.getByLabel('E-mail address').fill('nobody@example.org');
    await page.getByLabel('Password').fill('not the right words');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    assert.match((await page.getByRole('alert').textContent()) ?? '', /did not sign you in/);
    assert.equal(await page.getByLabel('E-mail address').inputValue(), 'nobody@example.org');
    await hold('sign-in-refused');
  });

  test('the link that the server printed makes the first administrator, by keyboard, with an authenticator', async () => {
    await page.goto(product.said(/(http:\S+\/set-up#\S+)/));
    await page.getByLabel('Your name').waitFor();
    assert.doesNotMatch(page.url(), /#/);
    await hold('first-administrator');
    await page.getByLabel('Your name').focus();
    await page.keyboard.type('Rowan Vale');
    await page.keyboard.press('Tab');
    await page.keyboard.type('rowan@example.org');
    await page.keyboard.press('Tab');
    await page.keyboard.type(WORDS);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Set up an authenticator app' }).press('Enter');
    await page.getByRole('img', { name: /authenticator app/ }).waitFor();
    await hold('second-factor');
    secret = ((await page.locator('.keel-secret').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('Six digits').fill(new TOTP({ secret }).generate());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Keep these ten codes' }).waitFor();
    assert.equal(await page.locator('.keel-codes li').count(), 10);
    await hold('recovery-codes');
    await page.getByRole('button', { name: 'I have kept them' }).press('Enter');
    await page.getByRole('link', { name: 'People' }).waitFor();
  });

  test('an invited partner opens the account in another browser, reads the county and may change nothing', async () => {
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Casey Example');
    await page.getByLabel('Work e-mail address').fill('casey@example.org');
    await page.getByRole('button', { name: 'Make the invitation' }).press('Enter');
    await page.getByRole('heading', { name: 'Give this link to Casey Example' }).waitFor();
    const link = (await page.locator('.keel-link-text').textContent()) ?? '';
    await hold('people');
    const other = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await other.goto(link);
    await other.getByLabel('A password').fill(WORDS);
    await other.getByRole('button', { name: 'Keep the password' }).click();
    await other.getByRole('heading', { name: 'Programmes' }).waitFor();
    await other.goto(product.county);
    await other.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await other.getByRole('link', { name: 'People' }).count(), 0);
    const refused = await other.evaluate(
      async (path) => {
        const answer = await fetch(path, { method: 'POST' });
        return answer.status;
      },
      `${new URL(product.county).pathname.replace('/programmes', '/api/programmes')}/imports/x/undo`,
    );
    assert.equal(refused, 403);
    await other.context().close();
  });

  test('an administrator gives the partner’s program a token, which reads the county and serves no more once revoked', async () => {
    await page.getByRole('link', { name: 'Tokens' }).click();
    await page.getByLabel('What it is for').fill('Ledger feed');
    await page.getByLabel('Whose token it is').selectOption({ label: 'Casey Example' });
    await page.getByLabel('What it may do').selectOption({ label: 'as Partner' });
    await page.getByRole('button', { name: 'Make the token' }).press('Enter');
    const secret = (await page.locator('.keel-link-text').textContent()) ?? '';
    await hold('tokens');
    const address = `${product.county.replace('/programmes', '/api/programmes')}/overview`;
    const ask = async () => (await fetch(address, { headers: { authorization: `Bearer ${secret}` } })).status;
    assert.equal(await ask(), 200);
    await page.getByRole('button', { name: 'Revoke Ledger feed' }).press('Enter');
    await page.getByText('1 token serves no more').waitFor();
    assert.equal(await ask(), 401);
  });

  test('one’s own account shows where one is signed in; signing out closes every page', async () => {
    await page.getByRole('link', { name: 'Rowan Vale' }).click();
    await page.getByText('this one').waitFor();
    await hold('account');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(product.county);
    await page.waitForURL(/\/sign-in\?to=/);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  test('signing in again asks for the code, and leads back to the page that was wanted', async () => {
    await page.getByLabel('E-mail address').fill('rowan@example.org');
    await page.getByLabel('Password').fill(WORDS);
    await page.keyboard.press('Enter');
    await page.getByLabel('Six digits of your authenticator app').waitFor();
    await hold('code');
    // the code of this half minute has served already: the next one is taken half a minute early
    const next = new TOTP({ secret }).generate({ timestamp: Date.now() + 30_000 });
    await page.getByLabel('Six digits of your authenticator app').fill(next);
    await page.keyboard.press('Enter');
    await page.waitForURL(product.county);
  });
});
