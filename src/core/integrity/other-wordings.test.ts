/** Readings meant for word families, each tried on a wording of its own and on a like text that is in order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testWordings, type WordingCase } from '../../../test/integrity/wording-cases.ts';
import { checkDocument } from './check-document.ts';
import { readPlain } from './read-plain.ts';

const CASES: readonly WordingCase[] = [
  {
    claim: 'a contract that ends before it begins is told of, whatever else stands in the sentence',
    rule: 'date.wrong-order',
    wrong: 'The transport contract runs from 1 May 2026 to 30 April 2025 and takes up to 40 children.',
    right: 'The transport contract runs from 1 May 2025 to 30 April 2026 and takes up to 40 children.',
  },
  {
    claim: 'a share of a base that stands first has to be of whole people',
    rule: 'rate.no-whole-count',
    wrong: 'Of the 28 carers who wrote to us, 41.5% asked for a shorter form.',
    right: 'Of the 28 carers who wrote to us, 42.9% asked for a shorter form.',
  },
  {
    claim: 'of several numbers before a colon the last announces the list',
    rule: 'count.list',
    wrong:
      'Talks with nine heads and two doctors led to three promises:\n\n- A named worker\n- A shorter form\n- A reply in a week\n- A yearly meeting',
    right:
      'Talks with nine heads and two doctors led to four promises:\n\n- A named worker\n- A shorter form\n- A reply in a week\n- A yearly meeting',
  },
  {
    claim: 'of an opening and a closing deficit the closing one is held against the cap',
    rule: 'cap.said-kept',
    wrong:
      'We opened the year with a deficit of £21.0m, so the cumulative deficit is forecast at £27.4m next March. The ceiling for that day is £26.0m. We stay within the ceiling.',
    right:
      'We opened the year with a deficit of £21.0m, so the cumulative deficit is forecast at £25.4m next March. The ceiling for that day is £26.0m. We stay within the ceiling.',
  },
  {
    claim: 'a share of a total that stands below is held against it',
    rule: 'rate.table',
    wrong:
      '| Kind | Plans | Share |\n| --- | --- | --- |\n| School | 600 | 60.0% |\n| College | 250 | 29.0% |\n| Early years | 100 | 10.0% |\n| Elsewhere | 50 | 5.0% |\n| Total | 1,000 | |',
    right:
      '| Kind | Plans | Share |\n| --- | --- | --- |\n| School | 600 | 60.0% |\n| College | 250 | 25.0% |\n| Early years | 100 | 10.0% |\n| Elsewhere | 50 | 5.0% |\n| Total | 1,000 | |',
  },
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

testWordings(CASES);

test('what was told of in vain is let pass', () => {
  for (const text of [
    'The path allows requests to rise by no more than 12% over its first two years.',
    'A year ago it was 1,811, so growth is 91, or 5.0%.',
    'Last year, same half: 80 decided, 48 in favour (60 per cent).',
    'Of 61 plans that fell due 40 were issued in time, 65.6%, against 30 of 50, 60.0%, in the term before.',
    'At the spring forum 54 of 72 head teachers answered, and 45 would come again (83%).',
    'In the term before she drew 50 files and found 35, or 70%.',
    'At the end of June the council held two thousand four hundred and eight plans. On the last day of July it was two thousand four hundred and twenty. That is twelve more in a month.',
    'The paper is drawn up net of payments received in each year.\n\n| £m | 2024/25 | 2025/26 |\n| --- | --- | --- |\n| Payment | 2.0 | 1.5 |',
    'The share kept has hardly moved.\n\n| Month | Kept | Asked | Share |\n| --- | --- | --- | --- |\n| May | 30 | 48 | 62.5% |\n| June | 35 | 56 | 62.5% |\n| July | 40 | 64 | 62.5% |',
    '| £m | Plan | Now |\n| --- | --- | --- |\n| Grant income | 40.0 | 40.0 |\n| Schools | 21.0 | 21.5 |\n| Colleges | 12.0 | 12.0 |\n| Other | 9.0 | 9.0 |\n| Total spend | 42.0 | 42.5 |',
    'Of 800 files, 90 came from colleges. The 36 files of May are 4.5% of these 800.',
    'Early years and post-16 both grew by 20, primary by 40, secondary by 50; together 130.',
  ])
    assert.deepEqual(checkDocument(readPlain('return.md', text)).findings, []);
});
