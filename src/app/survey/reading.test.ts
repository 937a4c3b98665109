/** A respondent chooses easy words or another language on the first page, and every page after it is read so, without scripts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENGLISH } from '../../core/survey/frame-language.ts';
import { PARENTS_SURVEY } from '../../core/survey/ready-made/parents-survey.ts';
import type { SurveyDefinition } from '../../core/survey/survey-definition.ts';
import type { ReplyUnderWay } from './answer-survey.ts';
import { servedSurvey } from './step-survey.ts';

const [FIRST, ...OTHERS] = PARENTS_SURVEY.questions;
assert.ok(FIRST);
const SURVEY: SurveyDefinition = {
  ...PARENTS_SURVEY,
  languages: ['en', 'cy'],
  title: { ...PARENTS_SURVEY.title, cy: 'Sut mae help i’ch plentyn?' },
  questions: [
    { ...FIRST, title: { ...FIRST.title, cy: 'Pa help?' }, easy: { en: 'What help is there?', cy: 'Help?' } },
    ...OTHERS,
  ],
};

function served() {
  const kept: ReplyUnderWay[] = [];
  const all = servedSurvey({
    languages: async () => [ENGLISH],
    open: async () => SURVEY,
    send: async () => SURVEY,
    keep: async (reply) => {
      kept.push(reply);
      return 'DDDD-EEEE-FFFF';
    },
    resume: async () => kept[0] ?? assert.fail('nothing kept'),
  });
  const steps = {
    welcome: (sent: URLSearchParams) => all.welcome(sent, [ENGLISH]),
    step: (sent: URLSearchParams) => all.step(sent, [ENGLISH]),
    resume: (sent: URLSearchParams) => all.resume(sent, [ENGLISH]),
  };
  return { steps, kept };
}
const form = (fields: Readonly<Record<string, string>>) =>
  new URLSearchParams({ code: 'AAAA-BBBB-CCCC', ...fields });

test('easy words stand on every page, are carried on, and are there after saving', async () => {
  const { steps, kept } = served();
  const usual = await steps.welcome(form({}));
  assert.match(usual.page, /Easy read<\/button>/);
  assert.doesNotMatch(usual.page, /ek-easy"/);
  const easy = await steps.welcome(form({ easy: 'yes' }));
  assert.match(easy.page, /ek-plain ek-easy".*Usual words<\/button>/s);
  assert.match(
    easy.page,
    /<span data-line>We want to hear how help for your child works\.<\/span> <span data-line/,
  );
  const asked = await steps.step(form({ easy: 'yes', consent: 'yes', do: 'start' }));
  assert.match(asked.page, /<h1 class="ek-ask">What help is there\?<\/h1>/);
  assert.match(asked.page, /name="easy" value="yes"/);
  await steps.step(form({ easy: 'yes', at: 'stage', q: 'plan', do: 'save' }));
  assert.deepEqual(kept[0]?.reading, { language: 'en', isEasy: true });
  assert.match((await steps.resume(form({}))).page, /What help is there\?/);
});

test('another language is shown with its code, a text that it lacks in the first, and an unknown language is refused', async () => {
  const { steps } = served();
  const first = await steps.welcome(form({}));
  assert.match(first.page, /lang="cy" dir="ltr">Cymraeg<\/button>/);
  const welsh = await steps.step(form({ lang: 'cy', consent: 'yes', do: 'start' }));
  assert.match(welsh.page, /<h1 class="ek-ask"><span lang="cy" dir="ltr">Pa help\?<\/span><\/h1>/);
  assert.match(welsh.page, /name="lang" value="cy"/);
  assert.match(welsh.page, />A plan</, 'a choice without a translation');
  const unknown = await steps.step(form({ lang: '"><script>', consent: 'yes', do: 'start' }));
  assert.doesNotMatch(unknown.page, /<script|name="lang"/);
  const check = await steps.step(form({ lang: 'cy', 'a.stage': 'plan', do: 'next' }));
  assert.match(check.page, /aria-label="Change: Pa help\?"/);
});
