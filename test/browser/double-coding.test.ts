/** Two people read the same answers blind, each signed in: nothing is told until both have ended, then kappa and F1 with their ranges stand beside the result. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { makeAnswers } from '../../src/core/text/make-answers.ts';
import { UNSEEN_STOCK } from '../make/name-stocks.ts';
import { runCommand } from '../make/run-command.ts';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { holdToAxe, holdToWidth, keepPicture, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const PASSWORD = 'meadow copper window nine';
/** Answers of the coding: four sheets of ten each. */
const CODED = 40;

describe(`double coding in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
  let product: RunningProduct;
  let browser: Browser;

  before(async () => {
    product = await startProduct({ EVENKEEL_SIGN_IN: 'accounts' });
    browser = await openBrowser();
    const made = makeAnswers(48, UNSEEN_STOCK, 31).map(({ text }) => `"${text.replaceAll('"', '""')}"`);
    const file = join(product.home, 'letters.csv');
    await writeFile(file, ['words', ...made].join('\n'));
    await run(
      ...['review', 'take-file', 'marlshire', file, '--column', 'words', '--title', 'Letters of spring'],
      ...['--agreed', 'You may quote me without my name.', '--quotes', '--from', '2024-11-01'],
    );
    await run(
      ...['review', 'theme', 'marlshire', 'new', '--name', 'Getting there'],
      ...['--words', 'taxi', 'transport', 'bus'],
    );
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function run(...words: readonly string[]): Promise<string> {
    const { code, out, err } = await runCommand(product.home, words);
    assert.equal(code, 0, err);
    return out;
  }

  /** Invite somebody, open the account with a second factor, and look at the review. */
  async function reader(name: string, email: string): Promise<Page> {
    const told = await run(
      ...['accounts', 'invite', email, '--name', name, '--role', 'send-lead', '--authority', 'E10009901'],
    );
    const token = /#(\S+)/.exec(told)?.[1] ?? '';
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`${product.url}/set-up#${token}`);
    await page.getByLabel('A password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Keep the password' }).click();
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    const secret = ((await page.locator('.keel-secret').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('Six digits').fill(new TOTP({ secret }).generate());
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByRole('heading', { name: 'Programmes' }).waitFor();
    return await look(page);
  }

  async function look(page: Page): Promise<Page> {
    await page.goto(`${product.county}/review`);
    await settled(page);
    return page;
  }

  const sheetOf = (page: Page) => page.locator('section[aria-labelledby=coding]');

  /** Code the sheet that is shown: who is told of the way there is marked, but for the first so many. */
  async function codeSheet(page: Page, passedOver: number): Promise<void> {
    const items = sheetOf(page).locator('form').first().locator('ol > li');
    let found = 0;
    for (const item of await items.all()) {
      const words = (await item.locator('blockquote').textContent()) ?? '';
      assert.doesNotMatch((await item.textContent()) ?? '', /machine|marked by|kappa/i, 'the sheet is blind');
      if (!/\b(?:taxi|transport|bus)\b/i.test(words)) continue;
      if (found++ < passedOver) continue;
      await item.getByLabel('Getting there').selectOption('negative');
    }
    await sheetOf(page)
      .getByRole('button', { name: /Keep these 10 codes/ })
      .click();
  }

  /** Code sheet after sheet. @param passedOver  of those on the first sheet that tell of the way there. */
  async function codeAll(page: Page, passedOver: number): Promise<void> {
    for (let done = 10; done <= CODED; done += 10) {
      await codeSheet(page, done === 10 ? passedOver : 0);
      if (done < CODED) await page.getByText(`${done} of ${CODED} answers coded by you`).waitFor();
    }
  }

  test('both code four sheets without seeing a mark; then agreement is told on the page of either, with its range', async () => {
    const second = await reader('Blake Example', 'blake@example.org');
    const first = await reader('Ashley Example', 'ashley@example.org');
    assert.match((await first.locator('main').textContent()) ?? '', /Not yet double-coded/);
    await sheetOf(first).getByText('Begin a double coding').click();
    await sheetOf(first).getByLabel('Second reader').fill('blake@example.org');
    await sheetOf(first).getByLabel('Answers, drawn by chance').fill(String(CODED));
    await sheetOf(first).getByRole('button', { name: 'Begin', exact: true }).click();
    await first.getByText(`0 of ${CODED} answers coded by you`).waitFor();
    await keepPicture(first, 'double-coding-sheet-1280');
    await holdToAxe(first);
    await codeAll(first, 0);
    await first.getByText('There is nothing for you to code').waitFor();
    assert.match((await sheetOf(first).textContent()) ?? '', /nothing is told before both have ended/);
    assert.match((await first.locator('main').textContent()) ?? '', /Not yet double-coded/);

    await look(second);
    await second.setViewportSize({ width: 390, height: 844 });
    await holdToWidth(second);
    await keepPicture(second, 'double-coding-sheet-390');
    await codeAll(second, 1);
    await second.getByText('Both have ended: agreement is told').waitFor();

    for (const page of [second, await look(first)]) {
      const told = (await page.locator('section[aria-labelledby=told]').textContent()) ?? '';
      // Which answers are drawn is chance: where both agree on few tellings, kappa may lie below nought as well.
      const range = String.raw`-?\d\.\d\d \(-?\d\.\d\d to \d\.\d\d\)`;
      assert.match(told, new RegExp(`Two readers, ${CODED} answers: kappa ${range}, F1 ${range}`));
      assert.match(told, new RegExp(`Machine against what both said: F1 ${range}`));
      assert.match((await page.locator('main').textContent()) ?? '', /two readers: kappa/);
    }
    await holdToAxe(first);
    await keepPicture(first, 'double-coding-told-1280');
    await holdToWidth(second);
    await keepPicture(second, 'double-coding-told-390');
  });
});
