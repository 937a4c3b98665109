/** A survey is answered by keyboard on a phone without scripts, saved and returned to; every page is clean to axe; an officer sees who is missing. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { runCommand } from '../make/run-command.ts';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, openAll, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const PHONE = { width: 390, height: 844 };

describe(`a survey in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
  let product: RunningProduct;
  let browser: Browser;
  let codes: readonly string[];

  before(async () => {
    product = await startProduct();
    browser = await openBrowser();
    await run(
      'publish',
      'marlshire',
      'parents',
      '--wave',
      'first',
      '--from',
      '2024-01-01',
      '--until',
      '2099-12-31',
    );
    const made = await run('invite', 'marlshire', 'first', '--for', 'north=12', 'south=6', '--json');
    codes = (JSON.parse(made) as { codes: { code: string }[] }).codes.map(({ code }) => code);
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function run(...words: readonly string[]): Promise<string> {
    const { code, out, err } = await runCommand(product.home, ['survey', ...words]);
    assert.equal(code, 0, err);
    return out;
  }

  const heading = async (page: Page) => (await page.locator('h1').textContent())?.trim();
  /** Go on by keyboard until something has the focus, and press a key there. */
  async function reach(page: Page, selector: string, key: string): Promise<void> {
    for (let times = 0; times < 60; times++) {
      await page.keyboard.press('Tab');
      if ((await page.locator(`${selector}:focus`).count()) > 0) {
        await page.keyboard.press(key);
        return;
      }
    }
    assert.fail(`the keyboard never came to ${selector}`);
  }
  async function leaves(page: Page, act: () => Promise<void>): Promise<void> {
    await Promise.all([page.waitForEvent('framenavigated'), act()]);
    await page.waitForLoadState();
  }

  test('by keyboard alone, without scripts, at 390 px: consent, each question, save and return, check, send', async () => {
    const page = await (await browser.newContext({ viewport: PHONE, javaScriptEnabled: false })).newPage();
    const [code = ''] = codes;
    await page.goto(`${product.url}/survey`);
    await reach(page, '#code', 'A');
    await page.keyboard.press('Backspace');
    await page.keyboard.type(code.toLowerCase());
    await leaves(page, () => page.keyboard.press('Enter'));
    await keepPicture(page, 'survey-welcome-390');
    await leaves(page, () => reach(page, 'button[value="start"]', 'Enter'));
    assert.match((await page.getByRole('alert').textContent()) ?? '', /Tick the box/);
    await reach(page, '#consent', 'Space');
    await leaves(page, () => reach(page, 'button[value="start"]', 'Enter'));
    assert.equal(await heading(page), 'What help does your child have now?');
    await reach(page, '#q-1', 'Space');
    await keepPicture(page, 'survey-choice-390');
    await leaves(page, () => page.keyboard.press('Enter'));
    assert.equal(await heading(page), 'We had a real say in what the plan says');
    await reach(page, '#q-1', 'ArrowDown');
    await leaves(page, () => reach(page, 'button[value="save"]', 'Enter'));
    const draft = (await page.locator('.ek-big').textContent()) ?? '';
    await keepPicture(page, 'survey-saved-390');

    await page.goto(`${product.url}/survey/return`);
    await reach(page, '#code', 'A');
    await page.keyboard.press('Backspace');
    await page.keyboard.type(draft);
    await leaves(page, () => page.keyboard.press('Enter'));
    assert.equal(await page.locator('#q-2').isChecked(), true);
    for (let pages = 0; (await heading(page)) !== 'What should we change first?'; pages++) {
      assert.ok(pages < 12);
      if (/How much do you trust/.test((await heading(page)) ?? ''))
        await keepPicture(page, 'survey-scale-390');
      await leaves(page, () => reach(page, 'button[value="next"]', 'Enter'));
    }
    await reach(page, '#q', 'T');
    await page.keyboard.type('he wait <b>');
    await keepPicture(page, 'survey-text-390');
    await leaves(page, () => reach(page, 'button[value="next"]', 'Enter'));
    assert.equal(await heading(page), 'Check your answers');
    const given = (await page.locator('.ek-given').textContent()) ?? '';
    assert.match(given, /A plan/);
    assert.match(given, /The wait <b>/);
    await keepPicture(page, 'survey-check-390');
    const box = await page.locator('body').boundingBox();
    assert.ok(box !== null && box.width <= PHONE.width);
    await leaves(page, () => reach(page, '#send', 'Enter'));
    assert.equal(await heading(page), 'Your answers were sent');
    await page.goto(`${product.url}/survey`);
    await page.locator('#code').fill(code);
    await page.getByRole('button', { name: 'Go on' }).click();
    assert.match((await heading(page)) ?? '', /sent already/);
    await page.context().close();
  });

  test('each kind of page is clean to axe at phone width, with and without an error', async () => {
    const page = await (await browser.newContext({ viewport: PHONE })).newPage();
    const hold = async () => {
      await holdToAxe(page);
      await holdToWidth(page);
    };
    await page.goto(`${product.url}/survey/return`);
    await hold();
    await page.goto(`${product.url}/survey`);
    await hold();
    await page.locator('#code').fill('wrong');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('alert').waitFor();
    await hold();
    await page.locator('#code').fill(codes[1] ?? '');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.locator('summary').click();
    await hold();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Start' }).click();
    for (let pages = 0; (await heading(page)) !== 'Check your answers'; pages++) {
      assert.ok(pages < 14);
      await hold();
      if ((await heading(page)) === 'What has worked well?') {
        await page.locator('#q').fill('x'.repeat(1501));
        await page.getByRole('button', { name: 'Next' }).click();
        await page.getByRole('alert').waitFor();
        await hold();
        await page.locator('#q').fill('The bus');
      }
      const before = await heading(page);
      await page.getByRole('button', { name: 'Next' }).click();
      await page.locator('h1', { hasNotText: before ?? '' }).waitFor();
    }
    await hold();
    await page.getByRole('button', { name: 'Send my answers' }).click();
    await page.getByText('Your answers are with us').waitFor();
    await hold();
    await page.context().close();
  });

  test('the officer sees who is missing while the wave is open, and what was said when it is closed', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    const complaints = complaintsOf(page);
    const look = async () => {
      await page.goto(`${product.county}/surveys`);
      await settled(page);
      return (await page.locator('main').textContent()) ?? '';
    };
    // Two of twelve, and so kept back.
    assert.match(await look(), /north12cc.*Results are told when the wave is closed/s);
    const sent = codes.slice(2, 12).map((code, place) => ({ code, 'a.listened': place < 5 ? '4' : '2' }));
    for (const form of sent) {
      const body = new URLSearchParams(form);
      const { status } = await fetch(`${product.url}/survey/send`, {
        method: 'POST',
        headers: { origin: product.url },
        body,
      });
      assert.equal(status, 200);
    }
    await run('close', 'marlshire', 'first');
    assert.doesNotMatch(await look(), /Results are told when the wave is closed/);
    await openAll(page);
    assert.match((await page.locator('main').textContent()) ?? '', /5 of 1\d, \d+% \(\d+% to \d+%\)/);
    await holdToAxe(page);
    await keepPicture(page, 'surveys-1280');
    await page.setViewportSize(PHONE);
    await holdToWidth(page);
    await holdToAxe(page);
    await keepPicture(page, 'surveys-390');
    assert.deepEqual(complaints, []);
    await page.context().close();
  });
});
