/** What people told us, in a browser: a wave is taken, its queue looked through, themes approved, answers coded; clean to axe on both widths. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { makeAnswers } from '../../src/core/text/make-answers.ts';
import { UNSEEN_STOCK } from '../make/name-stocks.ts';
import { runCommand } from '../make/run-command.ts';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, openAll, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const PHONE = { width: 390, height: 844 };

describe(`text review in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
  let product: RunningProduct;
  let browser: Browser;

  before(async () => {
    product = await startProduct();
    browser = await openBrowser();
    const made = makeAnswers(240, UNSEEN_STOCK, 29).map(({ text }) => text);
    const lines = [...made, 'When he comes home drunk he hits us.', 'I do not feel safe there.'];
    const file = join(product.home, 'letters.csv');
    await writeFile(file, ['words', ...lines.map((line) => `"${line.replaceAll('"', '""')}"`)].join('\n'));
    const told = await run(
      ...['take-file', 'marlshire', file, '--column', 'words', '--title', 'Letters of autumn'],
      ...['--agreed', 'You may quote me without my name.', '--quotes', '--from', '2024-11-01'],
    );
    assert.match(told, /242 answers taken, 2 flagged/);
    assert.match(await run('propose', 'marlshire'), /more than by chance/);
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function run(...words: readonly string[]): Promise<string> {
    const { code, out, err } = await runCommand(product.home, ['review', ...words]);
    assert.equal(code, 0, err);
    return out;
  }
  const text = async (page: Page) => (await page.locator('main').textContent()) ?? '';

  test('themes are approved, flagged answers are passed on, the rest closed; the page answers first', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${product.county}/review`);
    await settled(page);
    assert.match(await text(page), /themes are proposed, and none is approved yet/);
    const { themes } = JSON.parse(await run('show', 'marlshire', '--json')) as {
      themes: { id: string; words: string[] }[];
    };
    for (const { id } of themes.slice(0, 4)) await run('theme', 'marlshire', id, '--approve');
    await page.reload();
    await settled(page);
    assert.match(await text(page), /People spoke most of .* answers, /);
    assert.match(await text(page), /242 answers wait for a named person, 2 of them flagged/);
    assert.match(await text(page), /Not yet double-coded/);
    const first = page.locator('section[aria-labelledby=queue] li').first();
    assert.match((await first.textContent()) ?? '', /May tell of/);
    await first.locator('summary').click();
    await first.getByLabel('What you found').selectOption('passed-on');
    await first.getByLabel('What was done, or what to look for').fill('Told the front door');
    await first.getByRole('button', { name: 'Keep it' }).click();
    await page.getByText('1 looked at, 1 of them passed on').waitFor();
    await page.getByRole('button', { name: /that carry no flag: no concern/ }).click();
    await page.getByText(/10 looked at/).waitFor();
    await page.getByLabel('Words behind the count of').selectOption({ index: 1 });
    await page.getByText('in an order that chance gave').first().waitFor();
    await keepPicture(page, 'review-1280');
    await openAll(page);
    await holdToAxe(page);
    await page.setViewportSize(PHONE);
    await holdToWidth(page);
    await holdToAxe(page);
    await keepPicture(page, 'review-390');
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  test('a reader codes a sheet without seeing a mark', async () => {
    await run('begin-coding', 'marlshire', 'me', 'somebody-else', '--answers', '20');
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(`${product.county}/review`);
    await settled(page);
    const sheet = page.locator('section[aria-labelledby=coding]');
    assert.match((await sheet.textContent()) ?? '', /0 of 20 answers coded by you/);
    assert.doesNotMatch((await sheet.locator('form').first().textContent()) ?? '', /machine says|marked by/);
    await sheet.locator('select').first().selectOption('mixed');
    await keepPicture(page, 'review-coding-1280');
    await sheet.getByRole('button', { name: /Keep these 10 codes/ }).click();
    await page.getByText('10 of 20 answers coded by you').waitFor();
    assert.match((await sheet.textContent()) ?? '', /nothing is told before both have ended/);
    await page.context().close();
  });
});
