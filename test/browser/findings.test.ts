/** A sentence that contradicts its numbers stops the freeze on the page, is explained there, and the freeze goes on. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { machineActor } from '../../src/core/access/access.ts';
import { readConfiguration } from '../../src/main/configuration.ts';
import { openApp } from '../../src/main/open-app.ts';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, openAll, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const AT = '2024-25/3';
const WRONG = 'Requests for assessment rose from 212 in May to 187 in June.';

/** Write the sentence into the running product's store, as a colleague at another machine would. */
async function writeWrong({ home }: RunningProduct): Promise<void> {
  const app = await openApp(readConfiguration({ EVENKEEL_HOME: home }));
  const actor = machineActor('colleague');
  const [scope] = await app.listProgrammes(actor);
  assert.ok(scope !== undefined);
  const { version, sections } = await app.writing.open(actor, scope, AT);
  const section = sections.find(({ fieldId }) => fieldId === 'condition:3.4');
  assert.ok(section !== undefined);
  await app.writing.save(actor, scope, {
    updateId: AT,
    fieldId: section.fieldId,
    basedOn: version,
    parts: [...section.parts, { kind: 'paragraph', text: WRONG }],
  });
  await app.close();
}

describe(`findings of the check in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  before(async () => {
    product = await startProduct();
    await writeWrong(product);
    browser = await openBrowser();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    complaints = complaintsOf(page);
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  test('the finding is shown with its quote and reckoning, and there is no button to freeze', async () => {
    await page.goto(`${product.county}/returns/2024-25/3/sign-off`);
    await settled(page);
    const findings = page.locator('section[aria-labelledby="findings"]');
    const text = (await findings.textContent()) ?? '';
    assert.match(text, /1 thing cannot be right as it stands/);
    assert.ok(text.includes(WRONG));
    assert.match(text, /down by 25/);
    assert.equal(await page.getByRole('button', { name: 'Freeze for signature' }).count(), 0);
    await keepPicture(page, 'findings-1280');
    await openAll(page);
    await holdToAxe(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await holdToWidth(page);
    await keepPicture(page, 'findings-320');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.reload();
    await settled(page);
  });

  test('explained with a reason, it stays on the page with who said so, and the return can be frozen', async () => {
    await page.getByText('Explain or accept it').click();
    await page.getByLabel('Why').fill('No');
    await page.getByRole('button', { name: 'Explain: it is right' }).click();
    await page.getByRole('alert').waitFor();
    assert.match((await page.getByRole('alert').textContent()) ?? '', /only with a reason/);
    await page.getByLabel('Why').fill('The May figure is of another area, as the note says.');
    await page.getByRole('button', { name: 'Explain: it is right' }).click();
    await page.getByText('Nothing is open that stops the freeze').waitFor();
    const text = (await page.locator('section[aria-labelledby="findings"]').textContent()) ?? '';
    assert.match(text, /Explained by local:.*another area/);
    await page.getByRole('button', { name: 'Freeze for signature' }).click();
    await page.locator('.keel-state', { hasText: 'frozen, not signed' }).waitFor();
    const frozen = (await page.locator('section[aria-labelledby="findings"]').textContent()) ?? '';
    assert.match(frozen, /What the check had found.*Explained by local:.*another area/s);
    assert.equal(await page.getByText('Take the answer back').count(), 0);
    // the refusal of the short reason is the only one
    assert.deepEqual(
      complaints.map((one) => /status of \d+/.exec(one)?.[0] ?? one),
      ['status of 422'],
    );
  });
});
