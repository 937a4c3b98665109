/** What the pages say when there is nothing, when something is wrong, and when the server is gone: over a stand-in, in a real browser. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { buildPagesIfNeeded } from '../../scripts/build-pages.ts';
import type { App } from '../../src/app/app.ts';
import { raise } from '../../src/core/base/problem.ts';
import { createServer } from '../../src/server/create-server.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { fakeApp } from '../make/fake-app.ts';
import { FAKE_SCOPE } from '../make/fake-programme.ts';
import { NO_BROWSER, openBrowser } from './open-browser.ts';
import { holdToAxe, holdToWidth, openAll, settled } from './page-checks.ts';

const COUNTY = '/programmes/E10009977/dunmere';

describe('pages in their other states', { skip: NO_BROWSER }, () => {
  let browser: Browser;

  before(async () => {
    await buildPagesIfNeeded();
    browser = await openBrowser();
  });
  after(() => browser?.close());

  async function withServer(
    overrides: Partial<App>,
    work: (page: Page, listening: Listening) => Promise<void>,
  ): Promise<void> {
    const server = createServer({
      app: fakeApp(overrides),
      actor: { id: 'tester', roles: ['programme-lead'], authorities: 'all' },
      log: () => undefined,
      pagesFolder: resolve(import.meta.dirname, '../../dist/pages'),
      reference: () => 'ref-77',
      uploadsFolder: resolve(import.meta.dirname, '../../dist/uploads'),
    });
    const listening = await listen({ server, host: '127.0.0.1', port: 0 });
    const context = await browser.newContext({ viewport: { width: 320, height: 700 } });
    const page = await context.newPage();
    try {
      await work(page, listening);
    } finally {
      await context.close();
      await listening.close();
    }
  }

  test('the accessibility statement is a click away on every page, says what falls short, and holds itself to it', () =>
    withServer({}, async (page, { url }) => {
      await page.goto(url);
      await page.getByRole('link', { name: 'Accessibility statement' }).press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Accessibility statement' }).waitFor();
      await page.getByRole('heading', { name: 'What falls short' }).waitFor();
      assert.ok((await page.locator('.keel-gap').count()) >= 4);
      await page.getByText(/last looked over on \d+ \w+ 20\d\d/).waitFor();
      await settled(page);
      await holdToAxe(page);
      await holdToWidth(page);
    }));

  test('an empty store says what to do first', () =>
    withServer({ listProgrammes: () => Promise.resolve([]) }, async (page, { url }) => {
      await page.goto(url);
      await settled(page);
      const text = (await page.locator('main').textContent()) ?? '';
      assert.match(text, /The store is empty/);
      assert.match(text, /evenkeel demo --out demo/);
      assert.equal(
        await page.getByText('evenkeel programme load').first().isVisible(),
        false,
        'commands are folded',
      );
      await holdToWidth(page);
      await openAll(page);
      await holdToWidth(page);
      await holdToAxe(page);
      await page.getByRole('link', { name: 'Start with published files' }).click();
      await page.getByRole('heading', { level: 1, name: 'Any authority, from published files' }).waitFor();
    }));

  test('the start page leads each step to the page that does it', () =>
    withServer({}, async (page, { url }) => {
      for (const [link, heading] of [
        ['Any authority, from published files', 'Any authority, from published files'],
        ['Set up a programme', 'Set up a programme'],
        ['Data of Dunmere', 'Data'],
        ['Write the return of Dunmere', /^Writing/],
      ] as const) {
        await page.goto(url);
        await settled(page);
        await page.getByRole('link', { name: link }).click();
        await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      }
    }));

  test('a fault shows a calm sentence, the reference and a way to try again, and nothing of the machine', () =>
    withServer(
      { openProgramme: () => Promise.reject(new Error('disk /secret gone')) },
      async (page, { url }) => {
        await page.goto(`${url}${COUNTY}`);
        const alert = page.getByRole('alert');
        await alert.waitFor();
        const text = (await alert.textContent()) ?? '';
        assert.match(text, /Something went wrong on our side/);
        assert.match(text, /ref-77/);
        assert.doesNotMatch(text, /secret|disk|Error/);
        await alert.getByRole('button', { name: 'Try again' }).waitFor();
        await holdToWidth(page);
        await holdToAxe(page);
      },
    ));

  test('a return that cannot be built says what is missing and where', () =>
    withServer(
      {
        composeReturn: async () =>
          raise({
            code: 'return.unresolved-figure',
            place: 'update 2024-25/3, condition:1',
            message: 'The figure such.figure is not among the stored figures',
            advice: 'Correct the reference, or import the data that it needs.',
          }),
      },
      async (page, { url }) => {
        await page.goto(`${url}${COUNTY}/returns/2024-25/3`);
        const alert = page.getByRole('alert');
        await alert.waitFor();
        assert.match((await alert.textContent()) ?? '', /Where: update 2024-25\/3, condition:1/);
        await holdToAxe(page);
      },
    ));

  test('a plan of which no workbook can be made says why and what to do, and offers none', () => {
    const workbookRefusal = () =>
      Promise.resolve({
        code: 'plan.workbook-too-large',
        place: 'the spend in 2028/29',
        message: 'A workbook counts to the penny only up to ten billion pounds',
        advice: 'Make a programme of each authority.',
      });
    return withServer({ plans: { ...fakeApp().plans, workbookRefusal } }, async (page, { url }) => {
      await page.goto(`${url}${COUNTY}/finance`);
      await settled(page);
      const section = page.locator('section[aria-labelledby="plan-workbook"]');
      assert.match(
        (await section.textContent()) ?? '',
        /ten billion pounds.*Make a programme of each authority/,
      );
      assert.equal(await page.getByRole('link', { name: 'Download the workbook' }).count(), 0);
      await holdToWidth(page);
      await holdToAxe(page);
    });
  });

  test('an unknown programme says so in the words of the problem', () =>
    withServer({}, async (page, { url }) => {
      await page.goto(`${url}/programmes/E10009977/elsewhere`);
      const alert = page.getByRole('alert');
      await alert.waitFor();
      assert.match((await alert.textContent()) ?? '', /The store holds no such programme/);
    }));

  test('a server that is gone is named as such, and Try again brings the page when it is back', () =>
    withServer({}, async (page, { url }) => {
      await page.goto(url);
      await settled(page);
      await page.route('**/api/**', (route) => route.abort());
      await page.getByRole('link', { name: 'Conditions of Dunmere' }).click();
      const alert = page.getByRole('alert');
      await alert.waitFor();
      assert.match((await alert.textContent()) ?? '', /Evenkeel does not answer/);
      await page.unroute('**/api/**');
      await alert.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('heading', { name: /In-year balance/ }).waitFor();
    }));

  test('a programme without a file of its own leads to the page Data from every page but that one', () => {
    const bare = {
      ...FAKE_SCOPE,
      authorityName: 'Dunmere',
      name: 'Bare',
      fictional: false,
      newestUpdate: null,
    };
    return withServer(
      { listProgrammes: () => Promise.resolve([{ ...bare, hasFiles: false }]) },
      async (page, { url }) => {
        for (const path of ['', '/conditions', '/risks']) {
          await page.goto(`${url}${COUNTY}${path}`);
          await settled(page);
          await page.getByRole('complementary', { name: 'Next step' }).waitFor();
          await holdToWidth(page);
        }
        await holdToAxe(page);
        await page.getByRole('link', { name: 'Bring your files in' }).click();
        await page.getByRole('heading', { level: 1, name: 'Data' }).waitFor();
        await settled(page);
        assert.equal(await page.getByRole('complementary', { name: 'Next step' }).count(), 0);
      },
    );
  });

  test('a programme without data says so, and names every kind of file that can be read', () =>
    withServer({ listImports: () => Promise.resolve([]) }, async (page, { url }) => {
      await page.goto(`${url}${COUNTY}/data`);
      await settled(page);
      assert.match(
        (await page.locator('.keel-lead').textContent()) ?? '',
        /^Not in yet\. No file is in force/,
      );
      assert.equal(await page.getByText('Corrected issue sheet').isVisible(), true);
      assert.equal(await page.locator('.keel-imports').count(), 0);
      await holdToWidth(page);
      await holdToAxe(page);
    }));

  test('a small programme of another shape shows on every page', () =>
    withServer({}, async (page, { url }) => {
      for (const path of [
        '',
        '/plan-numbers',
        '/finance',
        '/conditions',
        '/risks',
        '/data',
        '/data/0m3k9-a1b2c3',
        '/measures',
        '/returns/2024-25/3',
      ]) {
        await page.goto(`${url}${COUNTY}${path}`);
        await settled(page);
        assert.equal(await page.getByRole('alert').count(), 0, path);
        await holdToWidth(page);
      }
    }));
});
