/** A respondent chooses a language without scripts; a council adds one as data; what runs from right to left says so on every page. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type MarlshireStore, PEOPLE, withMarlshire } from '../../test/make/marlshire-store.ts';
import { ENGLISH, type FrameLanguage } from '../core/survey/frame-language.ts';
import { PARENTS_SURVEY } from '../core/survey/ready-made/parents-survey.ts';
import { createServer } from './create-server.ts';

/** Words for a test, no translation: each text is the English one between two Arabic letters, so that one left in English is seen. */
const ARABIC: FrameLanguage = {
  ...ENGLISH,
  code: 'ar',
  name: 'العربية',
  direction: 'rtl',
  readBy: 'made up for a test',
  texts: Object.fromEntries(Object.entries(ENGLISH.texts).map(([key, words]) => [key, `ع ${words} ع`])),
};

function serving({ app }: MarlshireStore) {
  const server = createServer({
    app,
    actor: null,
    address: null,
    log: () => undefined,
    pagesFolder: join(tmpdir(), 'evenkeel-no-such-folder'),
    reference: () => 'ref-1',
    uploadsFolder: tmpdir(),
  });
  return async (path: string, fields?: Readonly<Record<string, string>>) => {
    const body = fields === undefined ? null : new URLSearchParams(fields).toString();
    const headers = {
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body?.length ?? 0),
    };
    const response = await server.request(path, body === null ? {} : { method: 'POST', headers, body });
    const page = await response.text();
    assert.doesNotMatch(page, /<script| on[a-z]+="/i);
    return page;
  };
}

async function asking({ app, scope }: MarlshireStore): Promise<string> {
  const survey = {
    ...PARENTS_SURVEY,
    languages: ['en', 'ar'],
    ...Object.fromEntries(
      (['title', 'welcome'] as const).map((key) => [key, { ...PARENTS_SURVEY[key], ar: `ع ${key}` }]),
    ),
    questions: [
      { kind: 'agree' as const, id: 'listened', title: { en: 'They listen to me', ar: 'يستمعون إلي' } },
      { kind: 'text' as const, id: 'good', title: { en: 'What is good?', ar: 'ما الجيد؟' }, most: 20 },
    ],
  };
  await app.surveys.addLanguage(PEOPLE.lead, scope, JSON.stringify(ARABIC));
  const days = { opensOn: '2024-12-01', closesOn: '2024-12-31' };
  await app.surveys.publish(PEOPLE.lead, scope, { survey, waveId: 'w', ...days });
  const [first] = await app.surveys.invite(PEOPLE.lead, scope, { waveId: 'w', counts: { north: 5 } });
  return first?.code ?? '';
}

/** What somebody reads of a page, without its marks. */
const read = (page: string) =>
  page
    .replace(/<[^>]+>/g, '\n')
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

test('a language that a council added is on every page from code to thanks, from right to left, with nothing left in English', () =>
  withMarlshire(async (marlshire) => {
    const code = await asking(marlshire);
    const at = serving(marlshire);
    const english = await at('/survey');
    assert.match(english, /<html lang="en-GB" dir="ltr">/);
    assert.match(english, /<a href="\/survey\?lang=ar" lang="ar" hreflang="ar" dir="rtl">العربية<\/a>/);
    assert.match(english, /href="\/survey\?lang=pl"/);
    const kept = { lang: 'ar', code };
    const pages = [
      await at('/survey?lang=ar'),
      await at('/survey/return?lang=ar'),
      await at('/survey', { lang: 'ar', code: 'WRONG' }),
      await at('/survey/return', { lang: 'ar', code: 'WRONG' }),
      await at('/survey', kept),
      await at('/survey/step', { ...kept, do: 'start' }),
      await at('/survey/step', { ...kept, do: 'start', consent: 'yes' }),
      await at('/survey/step', { ...kept, at: 'good', q: 'x'.repeat(30), do: 'next' }),
      await at('/survey/step', { ...kept, 'a.listened': '5', at: 'listened', q: '4', do: 'save' }),
      await at('/survey/step', { ...kept, 'a.listened': '5', at: 'good', q: '', do: 'next' }),
      await at('/survey/send', kept),
      await at('/survey/send', { ...kept, 'a.listened': '5' }),
      await at('/survey/send', { ...kept, 'a.listened': '5' }),
    ];
    for (const page of pages) {
      assert.match(page, /<html lang="ar" dir="rtl">/);
      // Other languages are named in their own words, codes are codes, and one sign may stand alone.
      const own = read(page).filter(
        (one) => !/[ء-ي]/.test(one) && !/^(English|Polski|[A-Z2-9-]{14}|[x]+|العربية)$/.test(one),
      );
      assert.deepEqual(own, []);
    }
    assert.match(pages[6] ?? '', /<label for="q-1">ع Strongly agree ع<\/label>/);
    assert.match(pages[7] ?? '', /ع Your answer has 30 characters. Use 20 or fewer ع/);
    assert.match(pages.at(-2) ?? '', /ع Your answers were sent ع/);
  }));

test('where the questions are in another language the page says so, and marks each text with its own', () =>
  withMarlshire(async (marlshire) => {
    const code = await asking(marlshire);
    const at = serving(marlshire);
    const polish = await at('/survey', { lang: 'pl', code });
    assert.match(polish, /<html lang="pl" dir="ltr">/);
    assert.match(polish, /Pytania nie są jeszcze w tym języku\. Są w języku: English\./);
    assert.match(polish, /<h1><span lang="en" dir="ltr">How is help for your child\?<\/span><\/h1>/);
    const asked = await at('/survey/step', { lang: 'pl', code, consent: 'yes', do: 'start' });
    assert.match(asked, /Strona 1 z 2/);
    assert.match(asked, /Zdecydowanie się zgadzam/);
    assert.match(await at('/survey?lang="><b>'), /<html lang="en-GB" dir="ltr">/);
  }));

test('a language that is not whole is refused, and so is one from somebody who may not publish', () =>
  withMarlshire(async ({ app, scope }) => {
    const { 'ask.next': _, ...texts } = ARABIC.texts;
    const half = JSON.stringify({ ...ARABIC, texts });
    await assert.rejects(app.surveys.addLanguage(PEOPLE.lead, scope, half), {
      message: /first is ask\.next/,
    });
    await assert.rejects(app.surveys.addLanguage(PEOPLE.lead, scope, '{}'), { message: /not a language/ });
    await assert.rejects(app.surveys.addLanguage(PEOPLE.s151, scope, JSON.stringify(ARABIC)), {
      message: /may|permission|role/i,
    });
    await app.surveys.addLanguage(PEOPLE.lead, scope, JSON.stringify({ ...ARABIC, name: 'اول' }));
    await app.surveys.addLanguage(PEOPLE.lead, scope, JSON.stringify(ARABIC));
    const names = (await app.surveys.languages(PEOPLE.lead, scope)).map(
      ({ code, name }) => `${code} ${name}`,
    );
    assert.deepEqual(names, ['en English', 'pl Polski', 'ar العربية']);
  }));

test('a translation that nobody has read says so on the first page in its own words, and one that was read does not', () =>
  withMarlshire(async (marlshire) => {
    const { app, scope } = marlshire;
    const at = serving(marlshire);
    assert.match(await at('/survey?lang=pl'), /nie sprawdził jeszcze nikt/);
    assert.doesNotMatch(await at('/survey'), /has checked these words/);
    await asking(marlshire);
    assert.doesNotMatch(await at('/survey?lang=ar'), /has checked these words/);
    await app.surveys.addLanguage(PEOPLE.lead, scope, JSON.stringify({ ...ARABIC, review: 'unread' }));
    assert.match(await at('/survey?lang=ar'), /ع Nobody who grew up with this language/);
  }));
