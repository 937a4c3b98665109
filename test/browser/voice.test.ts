/** A panel votes by code on a phone without scripts, an officer enters paper and publishes, and anyone reads what was said and done. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const PUBLIC = '/public/E10009901/marlshire/you-said';
const PHONE = { width: 390, height: 844 };

describe(`the engagement hub in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
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

  async function hub(section: string): Promise<Locator> {
    await page.goto(`${product.county}/voice`);
    await settled(page);
    // Not each record: a hub has hundreds, and each opens forms of its own.
    await page.evaluate(
      `for (const one of document.querySelectorAll('section[aria-labelledby="${section}"] details')) if (!one.closest('.keel-record')) one.open = true`,
    );
    return page.locator(`section[aria-labelledby="${section}"]`);
  }

  /** A phone of its own: no scripts, nobody signed in. */
  async function phone(): Promise<Page> {
    return await (await browser.newContext({ viewport: PHONE, javaScriptEnabled: false })).newPage();
  }

  test('the page tells each change with its count and range, what is late, and the way from the plan back', async () => {
    const votes = await hub('votes');
    const told = (await votes.locator('.keel-row').allTextContents()).join(' ');
    assert.equal(told.match(/points \(n = \d+/g)?.length, told.match(/points/g)?.length);
    assert.match(
      (await page.locator('section[aria-labelledby="lines"]').textContent()) ?? '',
      /Inclusion offer in mainstream schoolsOutreach before a request: we did/,
    );
    assert.match(
      (await page.locator('section[aria-labelledby="panels"]').textContent()) ?? '',
      /Children and young people42/,
    );
    await holdToAxe(page);
    await keepPicture(page, 'voice-1280');
    await page.setViewportSize(PHONE);
    await holdToWidth(page);
    await holdToAxe(page);
    await keepPicture(page, 'voice-390');
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('a code made on the page votes before and after on a phone without scripts; a used or wrong one is told so', async () => {
    const votes = await hub('votes');
    await votes.getByLabel('Meeting').selectOption('panel-december');
    await votes.getByLabel('Sector', { exact: true }).selectOption('health');
    await votes.getByLabel('How many codes').fill('1');
    await votes.getByRole('button', { name: 'Make codes' }).click();
    const code = (await votes.locator('.keel-codes code').textContent()) ?? '';
    assert.match(code, /^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);

    const openFor = async (vote: string) => {
      await hub('records');
      const item = page.locator('li.keel-record', { hasText: 'Whether the council listens' }).last();
      await item.locator('summary', { hasText: 'History and changes' }).click({ force: true });
      await item.getByLabel('Vote (optional)').selectOption(vote);
      await item
        .locator('form', { hasText: 'Keep agenda item' })
        .getByLabel('Reason')
        .fill('the panel votes now');
      await item.getByRole('button', { name: 'Keep agenda item' }).click();
      await page.getByText('The vote is open').waitFor();
    };
    await openFor('before');
    const voter = await phone();
    await voter.goto(`${product.url}/vote`);
    await voter.getByLabel('Your voting code').fill('AAAA AAAA AAAA');
    await voter.getByRole('button', { name: 'Go on' }).click();
    assert.match((await voter.getByRole('alert').textContent()) ?? '', /There is no such voting code/);
    await voter.getByLabel('Your voting code').fill(code.toLowerCase());
    await voter.getByRole('button', { name: 'Go on' }).click();
    await voter.getByLabel('Disagree', { exact: true }).check();
    await voter.getByLabel(/Keep my answer before/).check();
    await keepPicture(voter, 'vote-390');
    await voter.getByRole('button', { name: 'Send my votes' }).click();
    assert.equal(await voter.locator('h1').textContent(), 'Thank you');

    await voter.getByRole('link', { name: 'Enter your code again' }).click();
    await voter.getByLabel('Your voting code').fill(code);
    await voter.getByRole('button', { name: 'Go on' }).click();
    assert.equal(await voter.locator('h1').textContent(), 'There is nothing to vote on now');

    await openFor('after');
    await page.goto(`${product.url}/vote`);
    await page.getByLabel('Your voting code').fill(code);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('after we talked about it').waitFor();
    await holdToAxe(page);
    await page.getByRole('button', { name: 'Send my votes' }).click();
    assert.match((await page.getByRole('alert').textContent()) ?? '', /No answer was chosen/);
    await page.getByLabel('Agree', { exact: true }).check();
    await page.getByLabel(/Keep my answer before/).check();
    await page.getByRole('button', { name: 'Send my votes' }).click();
    assert.equal(await page.locator('h1').textContent(), 'Thank you');
    await voter.context().close();
  });

  test('the page of codes is clean to axe', async () => {
    await page.goto(`${product.url}/vote`);
    await holdToAxe(page);
    await page.setViewportSize(PHONE);
    await holdToWidth(page);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('what was said and done is published from the page, and read by anyone at phone size without scripts', async () => {
    const reader = await phone();
    assert.equal((await reader.goto(`${product.url}${PUBLIC}`))?.status(), 404);
    const publish = await hub('publish');
    const [draft] = await Promise.all([
      page.waitForEvent('download'),
      publish.getByRole('link', { name: /Draft of what would be published/ }).click(),
    ]);
    assert.equal(draft.suggestedFilename(), 'you-said-draft.pdf');
    await publish.getByRole('button', { name: 'Publish what stands now' }).click();
    await publish.getByText(/Version 1, .* is published/).waitFor();
    assert.equal((await reader.goto(`${product.url}${PUBLIC}`))?.status(), 200);
    const text = (await reader.locator('main').textContent()) ?? '';
    assert.match(text, /We cannot, because/);
    assert.match(text, /We said that we would answer by 22 November 2024, and have not/);
    for (const detail of ['Juniper', 'Ashgrove', 'Hillside']) assert.ok(!text.includes(detail), detail);
    await holdToWidthOf(reader);
    await keepPicture(reader, 'you-said-390');
    const pdf = await reader.request.get(`${product.url}${PUBLIC}.pdf`);
    const bytes = await pdf.body();
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    assert.match(bytes.toString('latin1'), /\/MarkInfo|\/StructTreeRoot/);
    await reader.context().close();
    await page.goto(`${product.url}${PUBLIC}`);
    await holdToAxe(page);
    await page.setViewportSize(PHONE);
    await holdToAxe(page);
    await holdToWidth(page);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('a vote from paper is refused once its result is published, in words', async () => {
    complaints.length = 0;
    const votes = await hub('votes');
    const form = votes.locator('form', { hasText: 'Answer before' });
    await form.getByLabel('Agenda item').selectOption('charter');
    await form.getByLabel('Sector of the voter').selectOption('care');
    await form.getByLabel('Answer after').selectOption('4');
    await form.getByRole('button', { name: 'Enter the vote' }).click();
    assert.match((await form.getByRole('alert').textContent()) ?? '', /takes no more votes/);
    assert.ok(complaints.every((one) => /422/.test(one)));
    complaints.length = 0;
  });
});

/** A page without scripts cannot be asked how wide it is; a picture of it can. */
async function holdToWidthOf(reader: Page): Promise<void> {
  const box = await reader.locator('body').boundingBox();
  assert.ok(box !== null && box.width <= PHONE.width);
}
