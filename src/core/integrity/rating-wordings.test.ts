/** Ways in which officers tell of ratings: each update of a condition, a cell left empty, a letter of the key, a plan that Amber asks for. */
import { testWordings, type WordingCase } from '../../../test/integrity/wording-cases.ts';

const TABLE =
  '| Condition | Q1 | Q2 | Q3 |\n| --- | --- | --- | --- |\n| 1 In-year balance | Green | Green | Amber |\n| 2 Cumulative deficit | Green | Amber | Red |\n| 3.1 Early help | Amber | Amber | Amber |\n| 3.2 Local places | Green | Green | Green |\n\n';
const REGISTER =
  '## Risk register\n\n| Ref | Risk | May | Aug | Nov |\n| --- | --- | --- | --- | --- |\n| R1 | Fee inflation | Amber | Red | Red |\n| R2 | Transfer not agreed | Amber | Amber | Not rated |\n| R3 | Staff turnover | Green | Amber | Amber |\n\n';

const LETTERS = 'S: complete. A: on target. O: off target with a recovery plan. R: off target.\n\n';
const KEY_TABLE =
  '| Letter | Meaning | Colour |\n| --- | --- | --- |\n| S | Complete | Blue |\n| A | On target | Green |\n| O | Off target, plan in place | Amber |\n| R | Off target | Red |\n\n';
const PLAN_KEY =
  'Green: on target. Amber: off target, and a dated plan is in place. Red: off target, no plan.\n\n| Condition | Rating |\n| --- | --- |\n| 1 Balance | Green |\n| 2 Waiting times | Amber |\n\n';

const CASES: readonly WordingCase[] = [
  {
    claim: 'a list of ratings under a condition is read against the columns of the summary, in their order',
    rule: 'rating.two-values',
    wrong: `${TABLE}### Condition 2: cumulative deficit\n\nRatings so far: Green, Red, Red.`,
    right: `${TABLE}### Condition 2: cumulative deficit\n\nRatings so far: Green, Amber, Red.`,
  },
  {
    claim: 'columns that run newest first are read so',
    rule: 'rating.two-values',
    wrong:
      '| Condition | Nov | Aug | May |\n| --- | --- | --- | --- |\n| 3.1 Early help | R | A | G |\n| 3.2 Places | A | A | A |\n\n### Condition 3.1 – Amber\n\nWork goes on.',
    right:
      '| Condition | Nov | Aug | May |\n| --- | --- | --- | --- |\n| 3.1 Early help | R | A | G |\n| 3.2 Places | A | A | A |\n\n### Condition 3.1 – Red\n\nWork goes on.',
  },
  {
    claim: 'a rating told of one quarter in a sentence',
    rule: 'rating.two-values',
    wrong: `${TABLE}## Deficit\n\nCondition 2 was already Red at Q2 and we said then that the cap would be passed.`,
    right: `${TABLE}## Deficit\n\nCondition 2 was still Amber at Q2 and we said then that the cap would be passed.`,
  },
  {
    claim: 'a rating that is said to stay as it was',
    rule: 'rating.two-values',
    wrong: `${TABLE}### 3.2 Local places\n\nBoth bases are open. The rating remains Amber.`,
    right: `${TABLE}### 3.2 Local places\n\nBoth bases are open. The rating remains Green.`,
  },
  {
    claim: 'a run of ratings told by its length',
    rule: 'rating.two-values',
    wrong: `${TABLE}### Condition 1\n\nThis is the second Amber in a row: Condition 1 is Amber for the second quarter running.`,
    right: `${TABLE}### Condition 3.1\n\nCondition 3.1 is Amber for the third quarter running.`,
  },
  {
    claim: 'two tables for one update',
    rule: 'rating.two-values',
    wrong: `${TABLE}### Condition 3.1 and 3.2\n\n| Condition | Q2 | Q3 |\n| --- | --- | --- |\n| 3.1 Early help | Green | Amber |\n| 3.2 Local places | Green | Green |`,
    right: `${TABLE}### Condition 3.1 and 3.2\n\n| Condition | Q2 | Q3 |\n| --- | --- | --- |\n| 3.1 Early help | Amber | Amber |\n| 3.2 Local places | Green | Green |`,
  },
  {
    claim: 'one side of a rating is no rating',
    rule: 'rating.two-values',
    wrong: `${TABLE}### Condition 1\n\nThe condition is now rated Green.`,
    right: `${TABLE}### Condition 1\n\nDelivery is Green and effect is Amber; the condition would be rated Green if both were.`,
  },
  {
    claim: 'a risk that was not rated is told with the colour of last time',
    rule: 'claim.unrated',
    wrong: `${REGISTER}## Commentary\n\nR2 remains Amber while the Forum considers the paper.`,
    right: `${REGISTER}## Commentary\n\nR2 was Amber in August and has not been rated since.`,
  },
  {
    claim: 'a count of colours that takes in the rating of last time',
    rule: 'claim.unrated',
    wrong: `The risk register has one Red and two Amber risks.\n\n${REGISTER}`,
    right: `The risk register has one Red risk, one Amber and one not rated.\n\n${REGISTER}`,
  },
  {
    claim: 'all are said to be rated',
    rule: 'claim.unrated',
    wrong: `${REGISTER}All three risks were re-scored by the board this month.`,
    right: `${REGISTER}All three risks will be re-scored by the board next month.`,
  },
  {
    claim: 'a letter with the meaning of another right behind it',
    rule: 'legend.letter-misread',
    wrong: `${LETTERS}| Condition | Rating |\n| --- | --- |\n| 3.1 Early help | A |\n| 3.2 Places | O |\n\n### Condition 3.1\n\nThe rating is A: behind trajectory, with a recovery plan.`,
    right: `${LETTERS}| Condition | Rating |\n| --- | --- |\n| 3.1 Early help | A |\n| 3.2 Places | O |\n\n### Condition 3.1\n\nThe rating is A: on target, and the trajectory is kept.`,
  },
  {
    claim: 'a letter that the text calls by the colour of its initial',
    rule: 'legend.letter-misread',
    wrong: `${LETTERS}| Condition | Rating |\n| --- | --- |\n| 3.1 Early help | A |\n| 3.2 Places | O |\n\nTwo conditions were looked at. Early help is A (Amber) again.`,
    right: `${LETTERS}| Condition | Rating |\n| --- | --- |\n| 3.1 Early help | A |\n| 3.2 Places | O |\n\nTwo conditions were looked at. Early help is A (Green) again.`,
  },
  {
    claim: 'the letter of a row and the colour at the head of its paragraph',
    rule: 'legend.letter-misread',
    wrong: `${KEY_TABLE}| Condition | May | Aug |\n| --- | --- | --- |\n| 1 Balance | A | A |\n| 2 Ceiling | O | A |\n\n**Condition 2.** Amber: the ceiling is passed by £0.4m and the plan of 3 June is being followed.`,
    right: `${KEY_TABLE}| Condition | May | Aug |\n| --- | --- | --- |\n| 1 Balance | A | A |\n| 2 Ceiling | O | O |\n\n**Condition 2.** Amber: the ceiling is passed by £0.4m and the plan of 3 June is being followed.`,
  },
  ...[
    ['We have not so far drawn up any actions or dates.', 'We have drawn up six actions, with dates.'],
    [
      'There is at present no plan or date for recovery.',
      'There was no plan in May; the one agreed on 3 July runs to December.',
    ],
    ['A recovery plan has yet to be agreed.', 'A recovery plan was agreed by the board on 3 July.'],
    [
      'Both dates have gone by and no new date has been set.',
      'Both dates have gone by and the new date is 31 January 2026.',
    ],
    [
      'It is off target, without a plan to put it right.',
      'It is off target, with a plan to put it right by spring.',
    ],
    [
      'The recovery plan is still to be written.',
      'The recovery plan is being followed, and there are no plans to close the unit.',
    ],
  ].map(([wrong, right]) => ({
    claim: `the key asks for a plan: ${wrong}`,
    rule: 'rating.plan-asked-for',
    wrong: `${PLAN_KEY}### 2 Waiting times\n\nWaits were longer than agreed. ${wrong}`,
    right: `${PLAN_KEY}### 2 Waiting times\n\nWaits were longer than agreed. ${right}`,
  })),
  {
    claim: 'a condition’s own table with a row for each update',
    rule: 'rating.two-values',
    wrong: `${TABLE}### Condition 3.1 Early help\n\n| Quarter | Rating |\n| --- | --- |\n| Q1 | Green |\n| Q2 | Amber |\n| Q3 | Amber |`,
    right: `${TABLE}### Condition 3.1 Early help\n\n| Quarter | Rating |\n| --- | --- |\n| Q1 | Amber |\n| Q2 | Amber |\n| Q3 | Amber |`,
  },
  {
    claim: 'a rating with the condition named behind the verb',
    rule: 'rating.two-values',
    wrong: `${TABLE}We now rate Condition 2 as Amber.`,
    right: `${TABLE}We now rate Condition 2 as Red.`,
  },
  {
    claim: 'a risk called by its name',
    rule: 'claim.unrated',
    wrong: `${REGISTER}## Commentary\n\nThe transfer risk is unchanged at Amber.`,
    right: `${REGISTER}## Commentary\n\nThe transfer risk was Amber in August.`,
  },
];

testWordings(CASES);
