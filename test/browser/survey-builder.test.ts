/** An officer makes a survey in the page, sees what must be mended beside the question, keeps it, opens a wave and enters a reply from paper. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { runCommand } from '../make/run-command.ts';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { holdToAxe, holdToWidth, keepPicture, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const PHONE = { width: 390, height: 844 };

describe(`the survey builder in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
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

  async function opened(path: string, viewport = { width: 1280, height: 900 }): Promise<Page> {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.goto(`${product.county}/${path}`);
    await settled(page);
    return page;
  }

  test('a survey is made from a ready-made one, mended, kept, published and answered on paper', async () => {
    const page = await opened('survey-designs');
    await page.getByLabel('Survey', { exact: true }).selectOption('new/parents');
    await page.getByLabel('Id of the survey').fill('own');
    await page.getByText('1. What help does your child have now?').click();
    await page.getByRole('button', { name: /Add a question below.*question 1,/ }).click();
    await page.getByText('1 to mend').waitFor();
    await page.getByText('A text is missing in the language en').first().waitFor();
    const question = page.locator('.keel-question').nth(1);
    await question.getByLabel('Question', { exact: true }).fill('The bus comes in time');
    await page.getByText('Nothing must be mended.').waitFor();
    await page.getByRole('button', { name: 'Keep this version' }).click();
    await page.getByText('Design version 1.').waitFor();
    await holdToAxe(page);
    await keepPicture(page, 'survey-builder');
    await page.getByLabel('Id of the wave').fill('own-first');
    await page.getByLabel('First day').fill('2024-01-01');
    await page.getByLabel('Last day').fill('2099-12-31');
    await page.getByRole('button', { name: 'Publish, and open the wave' }).click();
    await page.getByText('Wave own-first is open').waitFor();
    await page.close();

    const words = ['survey', 'invite', 'marlshire', 'own-first', '--for', 'north=8'];
    assert.equal((await runCommand(product.home, words)).code, 0);
    const surveys = await opened('surveys');
    await surveys.getByText('Enter replies from paper: own-first').click();
    await surveys
      .getByRole('group', { name: 'The bus comes in time' })
      .getByLabel('Agree', { exact: true })
      .check();
    await surveys.getByRole('button', { name: 'Enter this reply' }).click();
    await surveys.getByText('1 entered since').waitFor();
    await surveys.getByRole('button', { name: 'Enter this reply' }).click();
    await surveys.getByText('No question was answered').waitFor();
    await holdToAxe(surveys);
    await surveys.close();
  });

  test('the builder says which of a survey’s languages nobody has read yet', async () => {
    const page = await opened('survey-designs');
    await page.getByLabel('Survey', { exact: true }).selectOption('new/parents');
    const note = page.getByText('Polski (pl): nobody whose first language it is has read the words');
    assert.equal(await note.count(), 0);
    await page.getByLabel('Languages').fill('en pl');
    await note.waitFor();
    await keepPicture(page, 'survey-builder-unread');
    await page.close();
  });

  test('both pages fit a phone', async () => {
    for (const path of ['survey-designs', 'surveys']) {
      const page = await opened(path, PHONE);
      await holdToWidth(page);
      await page.close();
    }
  });
});
