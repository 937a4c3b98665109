/** A return is written in a real browser: by keyboard, by two at once, with figures, pasted words, comments, undo, reload and paper. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { machineActor } from '../../src/core/access/access.ts';
import { openStore } from '../../src/edge/store/open-store.ts';
import { readConfiguration } from '../../src/main/configuration.ts';
import { now, openApp } from '../../src/main/open-app.ts';
import { CHROMIUM, NO_BROWSER, openBrowser } from './open-browser.ts';
import { complaintsOf, holdToAxe, holdToWidth, keepPicture, openAll, settled } from './page-checks.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const WRITING = 'returns/2024-25/3/writing';
const HEADINGS = 'condition:3.5';

/** What Word puts on the clipboard, with what nobody wants. */
const FROM_WORD = [
  '<html><head><style>p{color:red}</style></head><body>',
  '<p class=MsoNormal>Staff were trained.<script>document.title="owned"</script></p>',
  '<p class=MsoListParagraph>·&nbsp; First step</p><p class=MsoListParagraph>·&nbsp; Second step</p>',
  '<table><tr><td>Term</td><td>Staff</td></tr><tr><td>Autumn</td><td onclick="x()">214</td></tr></table>',
  '<img src=x onerror="document.title=1">{plans_n.actual.2024-10}</body></html>',
].join('');

describe(`writing a return in ${CHROMIUM}`, { skip: NO_BROWSER }, () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  before(async () => {
    product = await startProduct();
    browser = await openBrowser();
    page = await newWindow();
    complaints = complaintsOf(page);
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** A window of its own, as of another officer at another machine. */
  async function newWindow(): Promise<Page> {
    return await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  }

  async function openSection(at: Page, section: string): Promise<void> {
    await at.goto(`${product.county}/${WRITING}/section?section=${encodeURIComponent(section)}`);
    await settled(at);
    await at.locator('[data-words]').waitFor();
  }

  const paragraph = (at: Page, which: number) => at.locator('.keel-part textarea').nth(which);
  const standing = (at: Page, word: string) => at.locator(`[data-standing="${word}"]`).waitFor();
  /** Save, and wait until everything is. */
  const save = async (at: Page) => {
    await at.keyboard.press('Control+s');
    await standing(at, 'kept');
  };

  /** The words of a section as the store has them. */
  async function stored(fieldId: string): Promise<string> {
    const app = await openApp(readConfiguration({ EVENKEEL_HOME: product.home }));
    const actor = machineActor('colleague');
    const [scope] = await app.listProgrammes(actor);
    assert.ok(scope !== undefined);
    const { sections } = await app.writing.open(actor, scope, '2024-25/3');
    await app.close();
    return JSON.stringify(sections.find((one) => one.fieldId === fieldId)?.parts);
  }

  test('every section is listed with owner, state and length, and reached by keyboard', async () => {
    await page.goto(`${product.county}/${WRITING}`);
    await settled(page);
    await page.getByText('no section stops the freeze').waitFor();
    assert.equal(await page.locator('.keel-tasks tbody tr').count(), 24);
    await keepPicture(page, 'writing-1280');
    await holdToAxe(page);
    await page.getByLabel('Show the sections of').selectOption('Place planning lead');
    assert.equal(await page.locator('.keel-tasks tbody tr').count(), 5);
    await page.setViewportSize({ width: 320, height: 800 });
    await holdToWidth(page);
    await holdToAxe(page);
    await keepPicture(page, 'writing-320');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('link', { name: '3.3 More local places' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: '3.3 More local places' }).waitFor();
    assert.equal(await page.evaluate<string>('document.activeElement.tagName'), 'H1');
  });

  test('a section with table and chart passes axe and fits 320 px; each figure reads as it stands today', async () => {
    await openSection(page, 'condition:3.1');
    assert.match((await page.locator('.keel-reads').first().textContent()) ?? '', /6,161 plans .* 5,669/);
    assert.ok((await page.locator('.keel-part .keel-chart-room svg').count()) >= 1);
    await keepPicture(page, 'section-1280');
    await openAll(page);
    await holdToAxe(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await holdToWidth(page);
    await holdToAxe(page);
    await keepPicture(page, 'section-320');
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('what is typed saves itself, is in the return, and outlives a reload', async () => {
    await openSection(page, HEADINGS);
    await paragraph(page, 0).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Parents chose the words of the letter.');
    await standing(page, 'kept');
    await page.reload();
    await settled(page);
    assert.equal(await paragraph(page, 1).inputValue(), 'Parents chose the words of the letter.');
    assert.match(await stored(HEADINGS), /Parents chose the words/);
    await page.goto(`${product.county}/returns/2024-25/3`);
    await page.locator('.ek-report', { hasText: 'Parents chose the words of the letter.' }).waitFor();
  });

  test('where the server does not answer, the page says so, a reload loses nothing, and the words are saved once it does', async () => {
    await openSection(page, HEADINGS);
    await page.evaluate(
      `(() => { const real = window.fetch;
        window.fetch = (to, how) => String(to).endsWith('/save') ? Promise.reject(new TypeError('off')) : real(to, how); })()`,
    );
    await paragraph(page, 1).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Nobody else did.');
    await page.getByRole('alert').filter({ hasText: 'not saved yet' }).waitFor();
    await holdToAxe(page);
    await keepPicture(page, 'not-saved-1280');
    assert.doesNotMatch(await stored(HEADINGS), /Nobody else/);
    await page.reload();
    await settled(page);
    assert.match(await paragraph(page, 1).inputValue(), /Nobody else did/);
    await standing(page, 'kept');
    assert.match(await stored(HEADINGS), /Nobody else did/);
  });

  test('undo and redo go over typing, parting, joining and taking out, by keyboard', async () => {
    await openSection(page, 'condition:3.3');
    const fields = page.locator('.keel-part textarea');
    const texts = () =>
      fields.evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value)); // a browser's own field
    const first = await texts();
    await paragraph(page, 0).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' More.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('A new one.');
    const typed = await texts();
    assert.equal(typed.length, first.length + 1);
    for (let k = 0; k < 6; k++) await page.keyboard.press('Control+z');
    assert.deepEqual(await texts(), first);
    for (let k = 0; k < 6; k++) await page.keyboard.press('Control+y');
    assert.deepEqual(await texts(), typed);
    for (let k = 0; k < 6; k++) await page.keyboard.press('Control+Shift+z');
    await paragraph(page, 1).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Backspace');
    assert.equal((await texts()).length, first.length);
    assert.match((await texts())[0] ?? '', /More\. A new one\./);
    await page.keyboard.press('Control+z');
    assert.deepEqual(await texts(), typed);
    const names = page.locator('.keel-part-name');
    const [one, two] = await names.allTextContents();
    await paragraph(page, 0).focus();
    await page.keyboard.press('Alt+ArrowDown');
    assert.deepEqual((await names.allTextContents()).slice(0, 2), [two, one]);
    await page.keyboard.press('Control+z');
    await save(page);
  });

  test('a figure is found by its words and put in by keyboard; the text then shows what the records have', async () => {
    await openSection(page, 'condition:3.5');
    await paragraph(page, 0).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('plans october 2024');
    await page
      .getByText(/figures?$|figures?,/)
      .first()
      .waitFor();
    await keepPicture(page, 'figure-picker-1280');
    await holdToAxe(page);
    const first = page.locator('.keel-picker li button').first();
    const shown = (await first.locator('strong').textContent()) ?? '';
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.match(await paragraph(page, 0).inputValue(), /\{[a-z0-9_./-]+\}$/);
    assert.equal(await page.locator('.keel-reads b').first().textContent(), shown);
    assert.equal(await page.evaluate<string>('document.activeElement.tagName'), 'TEXTAREA');
    await page.keyboard.press('Control+z');
    await save(page);
  });

  test('words pasted from Word keep their list and table, and nothing of them runs or becomes a figure', async () => {
    await openSection(page, 'condition:3.4');
    await page.getByRole('button', { name: 'A paragraph', exact: true }).click();
    const place = (await page.locator('.keel-part').count()) - 1;
    const field = page.locator('.keel-part').nth(place).locator('textarea');
    await field.focus();
    await page.evaluate(
      `(() => { const data = new DataTransfer(); data.setData('text/html', ${JSON.stringify(FROM_WORD)});
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); })()`,
    );
    await page.locator('.keel-cells').waitFor();
    await save(page);
    const words = await stored('condition:3.4');
    assert.match(words, /"list","items":\["First step","Second step"\]/);
    assert.match(words, /"rows":\[\["Term","Staff"\],\["Autumn","214"\]\]/);
    assert.match(words, /\{\{plans_n\.actual\.2024-10\}\}/);
    assert.doesNotMatch(words, /script|onerror|onclick|owned|</);
    assert.doesNotMatch(await page.title(), /owned|^1$/);
    await holdToAxe(page);
    await keepPicture(page, 'pasted-1280');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
  });

  test('two officers in one section at once: different parts are both kept, the same part is asked about, no word is lost', async () => {
    const other = await newWindow();
    const section = 'condition:3.2';
    await openSection(page, section);
    await openSection(other, section);
    await paragraph(page, 0).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Written by one.');
    await save(page);
    await other.getByRole('button', { name: 'A paragraph', exact: true }).click();
    await other.keyboard.type('Written by the other.');
    await save(other);
    await other.getByText('Somebody else wrote in this section too').waitFor();
    assert.match(await paragraph(other, 0).inputValue(), /Written by one\.$/);
    const both = await stored(section);
    assert.ok(/Written by one\./.test(both) && /Written by the other\./.test(both));

    await openSection(page, section);
    await paragraph(page, 0).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' One says so.');
    await save(page);
    await paragraph(other, 0).focus();
    await other.keyboard.press('Control+End');
    await other.keyboard.type(' The other says no.');
    await other.keyboard.press('Control+s');
    await other.getByRole('heading', { name: 'Somebody else changed the same words' }).waitFor();
    assert.doesNotMatch(await stored(section), /The other says no/);
    await keepPicture(other, 'choose-1280');
    await holdToAxe(other);
    await other.setViewportSize({ width: 320, height: 800 });
    await holdToWidth(other);
    await other.setViewportSize({ width: 1280, height: 900 });
    // a reload in the middle of the choice loses neither
    await other.reload();
    await other.getByRole('heading', { name: 'Somebody else changed the same words' }).waitFor();
    await other.getByRole('button', { name: 'Go on with these words' }).focus();
    await other.keyboard.press('Enter');
    await standing(other, 'kept');
    const end = await stored(section);
    for (const words of ['Written by one.', 'One says so.', 'The other says no.', 'Written by the other.'])
      assert.ok(end.includes(words), words);
    await other.context().close();
  });

  test('a limit is counted as one writes, and a section over it says by how much', async () => {
    await openSection(page, 'P2');
    const words = page.locator('[data-words]');
    const before = Number(await words.getAttribute('data-words'));
    await page.locator('.keel-part textarea').first().focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText(` ${'word '.repeat(450)}`);
    await page.locator(`[data-words="${before + 450}"]`).waitFor();
    assert.match((await words.textContent()) ?? '', new RegExp(`: ${before} too many`));
    await standing(page, 'kept');
    await page.locator('.keel-state', { hasText: 'To mend' }).waitFor();
    await page.keyboard.press('Control+z');
    await save(page);
    await page.locator('.keel-state', { hasText: 'Draft' }).waitFor();
  });

  test('last update’s words and a draft from the figures are put in, with the figures of this cut-off', async () => {
    await openSection(page, 'condition:3.1');
    const parts = await page.locator('.keel-part').count();
    await page.getByRole('button', { name: 'The words of the update before' }).click();
    await page.getByRole('button', { name: 'A draft from the figures' }).click();
    assert.ok((await page.locator('.keel-part').count()) >= parts + 3);
    const text = await page.locator('.keel-part textarea').nth(4).inputValue();
    assert.match(text, /\{plans_n\.actual\.2024-10\}/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    assert.equal(await page.locator('.keel-part').count(), parts);
  });

  test('an open comment stops the freeze until it is resolved', async () => {
    await openSection(page, 'condition:3.5');
    await page.getByLabel('A comment on this section').fill('Is this so?');
    await page.getByRole('button', { name: 'Add the comment' }).click();
    await page.locator('.keel-comment-open', { hasText: 'Is this so?' }).waitFor();
    await page.locator('.keel-state', { hasText: '1 comment is open' }).waitFor();
    await holdToAxe(page);
    await page.goto(`${product.county}/returns/2024-25/3/sign-off`);
    await settled(page);
    await page.getByText('A comment on this section is not resolved').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Freeze for signature' }).count(), 0);
    await openSection(page, 'condition:3.5');
    await page.getByRole('button', { name: /^Resolve/ }).click();
    await page.getByText('None is open.').waitFor();
    await page.getByLabel('Given to').fill('Casey Example');
    await page.getByRole('button', { name: 'Keep who writes it' }).click();
    await page.locator('.keel-state', { hasText: 'Written by Casey Example' }).waitFor();
    await page.getByRole('button', { name: 'Call it ready' }).click();
    await page.locator('.keel-state', { hasText: 'Ready' }).waitFor();
  });

  test('a figure that moves turns amber on the page, stays so while other words are saved, and is plain once it was read', async () => {
    await moveFigure(product);
    await openSection(page, 'condition:1');
    const amber = page.locator('mark.keel-moved');
    await amber.first().waitFor();
    assert.match((await amber.first().textContent()) ?? '', /£44\.0m \(was £43\.5m\)/);
    await keepPicture(page, 'amber-1280');
    await holdToAxe(page);
    await paragraph(page, 0).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' So it stands.');
    await save(page);
    assert.ok((await amber.count()) > 0);
    await page.getByRole('button', { name: 'I have read it: the words fit' }).click();
    await amber.first().waitFor({ state: 'detached' });
  });

  test('on paper the section is its words, without fields and buttons', async () => {
    await openSection(page, 'condition:3.1');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('textarea:visible, button:visible, select:visible').count(), 0);
    assert.match((await page.locator('.keel-print-only').textContent()) ?? '', /There were 6,161 plans/);
    assert.equal((await page.locator('.keel-print-only table:visible').count()) > 0, true);
    await keepPicture(page, 'section-paper');
    await page.emulateMedia({ media: 'screen' });
  });

  test('once the return is frozen the words are shown and nothing can be written', async () => {
    await page.goto(`${product.county}/returns/2024-25/2/sign-off`);
    await settled(page);
    await page.getByRole('button', { name: 'Freeze for signature' }).click();
    await page.locator('.keel-state', { hasText: 'frozen, not signed' }).waitFor();
    await page.goto(
      `${product.county}/returns/2024-25/2/writing/section?section=${encodeURIComponent('condition:3.1')}`,
    );
    await page.getByText('is frozen, signed or sent, so nothing is written in it').waitFor();
    assert.equal(await page.locator('textarea:not([readonly])').count(), 0);
    await holdToAxe(page);
    assert.deepEqual(complaints, []);
  });
});

/** Name the forecast of the year in a section, then let it move under the words, as an import of a new one would. */
async function moveFigure({ home }: RunningProduct): Promise<void> {
  const configuration = readConfiguration({ EVENKEEL_HOME: home });
  const app = await openApp(configuration);
  const actor = machineActor('colleague');
  const [scope] = await app.listProgrammes(actor);
  assert.ok(scope !== undefined);
  const { version, sections } = await app.writing.open(actor, scope, '2024-25/3');
  const section = sections.find(({ fieldId }) => fieldId === 'condition:1');
  assert.ok(section !== undefined);
  await app.writing.save(actor, scope, {
    updateId: '2024-25/3',
    fieldId: section.fieldId,
    basedOn: version,
    parts: [...section.parts, { kind: 'paragraph', text: 'The forecast is {in-year-forecast.q2}.' }],
  });
  await app.close();
  const store = await openStore({ sqlitePath: configuration.storePath, now });
  const record = { kind: 'in-year-forecasts', id: 'in-year-forecasts' };
  const before = await store.read.documents.newest(scope, record.kind, record.id);
  const body = JSON.parse(JSON.stringify(before?.body).replaceAll('4345900000', '4400000000')) as unknown; // our own record
  await store.transaction(async ({ documents, audit }) => {
    await documents.put(scope, { ...record, body }, actor.id);
    await audit.append({
      authorityCode: scope.authorityCode,
      actor: actor.id,
      action: 'programme.changed',
      subjectKind: record.kind,
      subjectId: record.id,
      detail: {},
      correlationId: 'moved',
    });
  });
  await store.close();
}
