/** A return is edited as a Word document and read back in on the page: what is sure is told, what is not is asked, and then taken over. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { readZip, writeZip } from '../../src/edge/documents/zip.ts';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe(`reading a return back in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let printed: Uint8Array;

  before(async () => {
    product = await startProduct();
    browser = await openBrowser();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    complaints = complaintsOf(page);
    const county = product.county.replace('/programmes/', '/api/programmes/');
    printed = new Uint8Array(await (await fetch(`${county}/returns/2024-25/3/download/docx`)).arrayBuffer());
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** The document with some of its words changed, as an officer would in Word. */
  function edited(...changes: readonly (readonly [from: string, to: string])[]): Buffer {
    const entries = readZip(printed).map((entry) => {
      if (entry.name !== 'word/document.xml') return entry;
      let text = new TextDecoder().decode(entry.bytes);
      for (const [from, to] of changes) {
        assert.ok(text.includes(from), from);
        text = text.replace(from, to);
      }
      return { ...entry, bytes: new TextEncoder().encode(text) };
    });
    return Buffer.from(writeZip(entries, new Date('2024-12-11T00:00:00Z')));
  }

  async function send(buffer: Buffer, name = 'return.docx'): Promise<void> {
    await page.goto(`${product.county}/returns/2024-25/3/read-back`);
    await settled(page);
    await page.getByLabel('The document that came back').setInputFiles({ name, mimeType: WORD, buffer });
    await page.getByRole('button', { name: 'Compare it with the records' }).click();
  }

  test('a document as it was printed differs in nothing', async () => {
    await send(Buffer.from(printed));
    await page.locator('.keel-state', { hasText: 'Nothing differs' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Take it over' }).count(), 0);
    await holdToAxe(page);
  });

  test('changed words are sure, a changed number is asked, and nothing is taken over before it is decided', async () => {
    await send(
      edited(
        ['A project manager has been appointed', 'A project manager was appointed in May'],
        ['in the twelve months to July', 'in the twelve months to 31 July'],
      ),
    );
    await page.locator('.keel-state', { hasText: 'for you to decide' }).waitFor();
    assert.ok((await page.locator('section[aria-labelledby="sure"] li').count()) >= 1);
    const asked = page.locator('section[aria-labelledby="asked"] fieldset');
    const questions = await asked.count();
    assert.ok(questions >= 1);
    await keepPicture(page, 'read-back-1280');
    await holdToAxe(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await holdToWidth(page);
    await holdToAxe(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    const take = page.getByRole('button', { name: 'Take it over' });
    assert.equal(await take.isDisabled(), true);
    for (let k = 0; k < questions; k++) {
      await asked.nth(k).getByRole('radio').first().focus();
      await page.keyboard.press('Space');
    }
    await page.locator('.keel-state', { hasText: 'everything is decided' }).waitFor();
    await take.click();
    await page.locator('.keel-state', { hasText: 'It is taken over' }).waitFor();
    await page.goto(`${product.county}/returns/2024-25/3`);
    await page.locator('.ek-report', { hasText: 'A project manager was appointed in May' }).waitFor();
  });

  test('a file that is no document, and one with macros, are refused in a sentence that names no place of this machine', async () => {
    await send(Buffer.from('not a document'));
    await page.getByRole('alert').waitFor();
    const macros = readZip(printed).concat({ name: 'word/vbaProject.bin', bytes: new Uint8Array([1, 2]) });
    await send(Buffer.from(writeZip(macros, new Date('2024-12-11T00:00:00Z'))), 'return.docx');
    const alert = page.getByRole('alert');
    await alert.filter({ hasText: /macro/i }).waitFor();
    const words = (await alert.textContent()) ?? '';
    assert.match(words, /return\.docx/);
    assert.doesNotMatch(words, /tmp|evenkeel-returned/);
    assert.deepEqual(
      complaints.map((one) => /status of \d+/.exec(one)?.[0] ?? one),
      ['status of 422', 'status of 422'],
    );
  });
});
