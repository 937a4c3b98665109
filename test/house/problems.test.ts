/** Every problem code of the source stands in docs/problems.md, and the page names no other. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { readingProblems } from '../../scripts/write-problem-pages.ts';
import { PROBLEM_TEXTS } from '../../src/edge/intake/problem-texts.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs', 'problems.md'), 'utf8');
/** Subjects of problems beside those that reading files has. */
const OTHERS =
  'access|places|backup|account|jobs|sign-in|call|document|seal|authority|disclosure|costs|keys|case|fix|look-back|check|export|mapping|ledger|configuration|demo|file|import|plan|programme|request|return|server|store|forecast|panel|cohort|backtest|reimport|row|scenario|template|sen2|monthly|cost|allocation|published|cell|header|number|date|count|code|money|month|column|sheet|period|measure|dates|person|table|record|rating|risk|voice|survey|benchmark|list|token|retention|mail|review';
const READING = Object.keys(PROBLEM_TEXTS).map((code) => code.split('.')[0] ?? '');
const SUBJECTS = [...new Set([...OTHERS.split('|'), ...READING])].join('|');

function codesOfSource(): Set<string> {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  const codes = new Set<string>();
  for (const file of files) {
    // The checks of an extract and the rules of a return have pages of their own, each with a test of its own.
    const isListedApart = file.startsWith('core/checks/') || file.startsWith('core/integrity/');
    if (!/\.tsx?$/.test(file) || file.includes('.test.') || isListedApart) continue;
    const text = readFileSync(join(ROOT, 'src', file), 'utf8');
    for (const match of text.matchAll(new RegExp(`'((?:${SUBJECTS})\\.[a-z0-9]+(?:-[a-z0-9]+)*)'`, 'g')))
      if (match[1] !== undefined && !NOT_PROBLEMS.has(match[1])) codes.add(match[1]);
  }
  return codes;
}

/** Permissions, audit actions and file names have the same form as problem codes. */
const NOT_PROBLEMS = new Set([
  'store.maintain',
  'store.backed-up',
  'store.restored',
  'accounts.manage',
  'account.invited',
  'account.opened',
  'account.roles-set',
  'account.closed',
  'account.reopened',
  'account.link-made',
  'account.password-changed',
  'account.second-factor-set',
  'account.second-factor-removed',
  'account.second-factor-asked',
  'keys.renewed',
  'month.close',
  'month.closed',
  'month.reopened',
  'keys.earlier-forgotten',
  'reminder.send',
  'reminder.sent',
  'person.export',
  'person.erase',
  'person.exported',
  'person.erased',
  'retention.apply',
  'retention.applied',
  'token.make',
  'token.made',
  'token.used',
  'token.revoked',
  'sign-in.done',
  'sign-in.failed',
  'sign-in.ended',
  'programme.read',
  'programme.load',
  'programme.loaded',
  'programme.changed',
  'import.add',
  'import.read',
  'import.undo',
  'import.accepted',
  'import.undone',
  'import.checked',
  'case-reference.read',
  'list.read',
  'list.shown',
  'list.exported',
  'case-reference.shown',
  'mapping.saved',
  'fixes.saved',
  'data.export',
  'data.exported',
  'forecast.issue',
  'forecast.issued',
  'forecast.registered',
  'look-back.choose',
  'look-back.chosen',
  'scenario.saved',
  'scenario.withdrawn',
  'return.read',
  'return.read-back',
  'return.write',
  'return.build',
  'return.built',
  'return.freeze',
  'finding.answered',
  'return.frozen',
  'return.sign-s151',
  'return.sign-dcs',
  'return.signed',
  'return.seal',
  'return.sealed',
  'return.submit',
  'return.submitted',
  'return.answer',
  'return.questioned',
  'return.replied',
  'return.supersede',
  'return.superseded',
  'return.withdrawn',
  'return.docx',
  'record.kept',
  'record.viewed',
  'record.withdrawn',
  'record.write',
  'rating.challenge',
  'rating.challenge-answered',
  'rating.challenge-closed',
  'rating.challenged',
  'rating.given',
  'rating.set',
  'risk.closed',
  'voice.write',
  'voice.publish',
  'voice.codes-made',
  'voice.voted',
  'voice.votes-entered',
  'voice.published',
  'voice.unpublished',
  'review.read',
  'review.work',
  'review.taken',
  'review.readers-named',
  'review.looked',
  'review.erased',
  'review.theme-changed',
  'review.marked',
  'review.coding-begun',
  'review.coded',
  'review.quote-set',
  'review.published',
  'survey.published',
  'survey.invited',
  'survey.answered',
  'survey.draft-kept',
  'survey.paper-entered',
  'survey.exported',
  'survey.closed',
  'survey.loaded',
  'survey.design-kept',
  'survey.language-added',
  'store.created',
  'store.sqlite',
  'plan.json',
  'places.json',
  'places.due',
  'places.delivered',
  'places.shortfall',
  'plan.set',
  'plan.lock',
  'plan.locked',
  'plan.assumption-set',
]);

test('each problem code is documented', () => {
  const silent = [...codesOfSource()].filter((code) => !PAGE.includes(`\`${code}\``));
  assert.deepEqual(silent, []);
});

test('the page names no problem that the source does not have', () => {
  const source = codesOfSource();
  const documented = [...PAGE.matchAll(/^\| `([a-z0-9.-]+)` \|/gm)].map((match) => match[1] ?? '');
  assert.ok(documented.length > 50);
  assert.deepEqual(
    documented.filter((code) => !source.has(code)),
    [],
  );
});

test('the generated part is as the catalogue has it', () => {
  assert.ok(PAGE.endsWith(readingProblems()));
});
