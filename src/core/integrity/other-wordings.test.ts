/** Readings meant for word families, each tried on a wording of its own and on a like text that is in order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocument } from './check-document.ts';
import { readPlain } from './read-plain.ts';

type Case = { readonly claim: string; readonly rule: string; readonly wrong: string; readonly right: string };

const CASES: readonly Case[] = [
  {
    claim: 'the months of a window are no figure that another came down to',
    rule: 'direction.up-or-down',
    wrong:
      'On average 2.58 plans a month ended over the twelve months to October, down from 2.33 in the twelve months to July.',
    right:
      'On average 2.33 plans a month ended over the twelve months to October, down from 2.58 in the twelve months to July.',
  },
  {
    claim: 'requests sent back unread are decided without a look at need',
    rule: 'lawful.decided-for-all',
    wrong: 'An application from a family new to the area is sent back unread by the clerk.',
    right: 'An application from a family new to the area is read by the panel within a week.',
  },
  {
    claim: 'plans closed by default are decided for all alike',
    rule: 'lawful.decided-for-all',
    wrong: 'Plans of students past their second college year are closed by default.',
    right: 'Plans of students past their second college year are looked at in a review.',
  },
  {
    claim: 'a figure underneath a limit that it passes is told of',
    rule: 'cap.said-kept',
    wrong: 'With an outturn of 42.10 we stay underneath the limit of 41.50.',
    right: 'With an outturn of 41.10 we stay underneath the limit of 41.50.',
  },
  {
    claim: 'a plus that is called overspent goes against the rule of signs stated',
    rule: 'sign.twice',
    wrong:
      'A negative figure means that money is owed.\n\nThe central block has a balance of +640k and is overspent.',
    right:
      'A negative figure means that money is owed.\n\nThe central block has a balance of -640k and is overspent.',
  },
  {
    claim: 'a gap of thousands told as millions is told of',
    rule: 'unit.impossible-size',
    wrong: 'In June we forecast 3,100k. We now forecast 3,510k. That is worse by £410m.',
    right: 'In June we forecast 3,100k. We now forecast 3,510k. That is worse by £0.41m.',
  },
  {
    claim: 'an annex of this paper that it lacks is told of',
    rule: 'count.not-there',
    wrong: 'The reckoning is set out in Annex C of this memorandum.',
    right: 'The reckoning is set out in Annex C of the agreement.',
  },
  {
    claim: 'people named behind a colon are counted',
    rule: 'count.enumeration',
    wrong:
      'Each panel has three members: a head, a nurse where health is touched, a psychologist, and a parent.',
    right:
      'Each panel has four members: a head, a nurse where health is touched, a psychologist, and a parent.',
  },
  {
    claim: 'a percentage of no two counts of its sentence is told of',
    rule: 'rate.count-and-base',
    wrong: 'At the spring forum 45 of 72 head teachers (83%) answered.',
    right: 'At the spring forum 60 of 72 head teachers (83%) answered.',
  },
  {
    claim: 'points told as per cent two sentences behind their shares are told of',
    rule: 'unit.points-called-percent',
    wrong:
      'The share taught in bases has moved from 22% to 27%. Families asked for it. An increase of 5% is more than we hoped.',
    right:
      'The share taught in bases has moved from 22% to 27%. Families asked for it. An increase of 5 points is more than we hoped.',
  },
];

for (const { claim, rule, wrong, right } of CASES)
  test(claim, () => {
    const found = (text: string) =>
      checkDocument(readPlain('return.md', text)).findings.some((finding) => finding.rule === rule);
    assert.equal(found(wrong), true);
    assert.equal(found(right), false);
  });

test('what was told of in vain is let pass', () => {
  for (const text of [
    'The path allows requests to rise by no more than 12% over its first two years.',
    'A year ago it was 1,811, so growth is 91, or 5.0%.',
    'Last year, same half: 80 decided, 48 in favour (60 per cent).',
    'Of 61 plans that fell due 40 were issued in time, 65.6%, against 30 of 50, 60.0%, in the term before.',
    'At the spring forum 54 of 72 head teachers answered, and 45 would come again (83%).',
    'In the term before she drew 50 files and found 35, or 70%.',
    'At the end of June the council held two thousand four hundred and eight plans. On the last day of July it was two thousand four hundred and twenty. That is twelve more in a month.',
    'Early years and post-16 both grew by 20, primary by 40, secondary by 50; together 130.',
  ])
    assert.deepEqual(checkDocument(readPlain('return.md', text)).findings, []);
});
