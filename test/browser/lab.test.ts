/** The scenario lab in a real browser: by keyboard, by link, back and forth, and the same figures as the server's code gives. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { pence } from '../../src/core/base/pence.ts';
import { showCount, showThousands } from '../../src/core/base/show.ts';
import { centralCase } from '../../src/core/lab/central-case.ts';
import { joinPieces, simulatePiece } from '../../src/core/lab/lab-caseload.ts';
import { type FlowSetting, flowLeftAlone } from '../../src/core/lab/lab-flows.ts';
import { ALL_DRAWS, type LabInput } from '../../src/core/lab/lab-input.ts';
import { labToText } from '../../src/core/lab/lab-link.ts';
import { actingOf } from '../../src/core/lab/lab-mitigations.ts';
import { answerOfDraws } from '../../src/core/lab/lab-money.ts';
import { unpackValue } from '../../src/core/lab/pack-value.ts';
import { labCsv } from '../../src/web/lab/lab-table.ts';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, openAll, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const FEWER: FlowSetting = {
  ...flowLeftAlone('requests'),
  low: -0.3,
  size: -0.2,
  high: -0.1,
  start: 3,
  ramp: 12,
  chance: 0.8,
};
const SET = [{ name: 'Fewer requests', flows: [FEWER], money: [{ id: 'hnbGrowth', value: 1.05 }] }];

describe(`the scenario lab in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
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

  async function withLab(width: number, view: string, work: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, acceptDownloads: true });
    try {
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      await page.goto(`${product.county}/lab${view}`);
      await page.getByText(`(${showCount(ALL_DRAWS)} simulations)`).waitFor({ timeout: 60_000 });
      await settled(page);
      await work(page);
      assert.deepEqual(complaints, []);
    } finally {
      await context.close();
    }
  }

  const linkOf = (text: string) => `?view=${encodeURIComponent(text)}`;

  test('the page’s workers give to the penny what the same code gives outside the browser, and memory is not shared', () =>
    withLab(1280, linkOf(JSON.stringify(labToText(SET))), async (page) => {
      assert.equal(await page.evaluate<boolean>('self.crossOriginIsolated'), false);
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save as CSV' }).click();
      const kept = readFileSync(await (await download).path(), 'utf8');
      const reply = await fetch(`${product.county.replace('/programmes/', '/api/programmes/')}/lab`);
      const { packed } = (await reply.json()) as { packed: string };
      const input = unpackValue(packed) as LabInput;
      const pieces = [0, 400].map((from) =>
        simulatePiece(
          input,
          { flows: [FEWER], acting: actingOf(input, true) },
          from,
          from === 0 ? 400 : ALL_DRAWS,
        ),
      );
      const money = SET[0]?.money ?? [];
      assert.equal(kept, labCsv(answerOfDraws(input, joinPieces(pieces), money)));
      const central = page.getByRole('table', {
        name: 'The plan’s own central case, without chance, £ thousand',
      });
      const shown = (await central.innerText()).replace(/\s+/g, ' ');
      for (const { asPlanned, without, brings } of centralCase(input, money))
        for (const amount of [asPlanned, without, brings])
          assert.ok(
            shown.includes(showThousands(pence(amount))),
            `${showThousands(pence(amount))} in ${shown}`,
          );
      const all = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
      assert.doesNotMatch(all, /-£/, 'a surplus stands in brackets');
      assert.match(
        all,
        /Plans are after the plan’s own mitigations as they turn out in the simulations, those given as plans fewer among them/,
      );
    }));

  test('by keyboard: a slider moves, its typed value follows, undo and redo go back and forth, and the address holds it', () =>
    withLab(1280, '', async (page) => {
      const slider = page.getByRole('slider', { name: 'Plans that end' });
      const typed = page.getByRole('spinbutton', { name: 'Plans that end, %' });
      await slider.focus();
      for (let presses = 0; presses < 5; presses++) await page.keyboard.press('ArrowRight');
      assert.equal(await typed.inputValue(), '5');
      await page.getByRole('button', { name: 'Undo' }).click();
      assert.equal(await typed.inputValue(), '0');
      await page.getByRole('button', { name: 'Redo' }).click();
      assert.equal(await typed.inputValue(), '5');
      await typed.fill('30');
      assert.equal(await slider.inputValue(), '30');
      await page.waitForURL(/view=/);
      await page.waitForURL((url) => decodeURIComponent(url.search).includes('"ceases'.replace('"', '')));
      await page.getByText(`(${showCount(ALL_DRAWS)} simulations)`).waitFor({ timeout: 60_000 });
      await page.reload();
      await page.getByText(`(${showCount(ALL_DRAWS)} simulations)`).waitFor({ timeout: 60_000 });
      assert.equal(await typed.inputValue(), '30');
      await page.getByRole('button', { name: 'Reset to the plan' }).click();
      assert.equal(await typed.inputValue(), '0');
    }));

  test('a scenario is saved and opened again, then locked as a version that the plan’s page holds against the plan', () =>
    withLab(1280, linkOf(JSON.stringify(labToText(SET))), async (page) => {
      await page.getByText('Save what is on show').click();
      const save = page.locator('form', { hasText: 'Save this scenario' });
      await save.getByLabel('Name').fill('Fewer requests, tried');
      await save.getByLabel('Reason').fill('The board asked for it.');
      await save.getByRole('button', { name: 'Save this scenario' }).click();
      await page.getByText('version 1, saved by').waitFor();
      await page.getByRole('button', { name: 'Reset to the plan' }).click();
      await page.getByRole('button', { name: 'Open Fewer requests, tried' }).click();
      const typed = page.getByRole('spinbutton', { name: 'Requests for an assessment, %' });
      assert.equal(await typed.inputValue(), '-20');
      await page.getByText('Lock as a version of the plan').click();
      const lock = page.locator('form', { hasText: 'Lock this scenario' });
      await lock.getByLabel('Name of the version').fill('fewer-requests-1');
      await lock.getByLabel('Reason').fill('To hold it against the plan.');
      await lock.getByRole('button', { name: 'Lock this scenario' }).click();
      await page.getByText('Locked as “fewer-requests-1”').waitFor({ timeout: 60_000 });
      await keepPicture(page, 'lab-locked');
      await page.getByRole('link', { name: 'See it in the plan over time' }).click();
      await page.getByRole('heading', { name: 'The plan over time' }).waitFor();
      await page.getByRole('rowheader', { name: 'fewer-requests-1', exact: true }).waitFor();
    }));

  for (const width of [1280, 360])
    test(`at ${width} pixels nothing runs out of the page and axe finds nothing, all unfolded`, () =>
      withLab(width, linkOf(JSON.stringify(labToText(SET))), async (page) => {
        await page.getByRole('button', { name: 'Keep beside' }).click();
        await page.getByText(`(${showCount(ALL_DRAWS)} simulations)`).waitFor({ timeout: 60_000 });
        await keepPicture(page, `lab-${width}`);
        await openAll(page);
        await holdToWidth(page);
        await holdToAxe(page);
      }));
});
