/** What a workbook that came back would change, as the page shows it. */
import { pence } from '../../core/base/pence.ts';
import { showCount, showMillions, showPence } from '../../core/base/show.ts';
import type { Headline } from '../../core/workbook/headline.ts';
import type { ChangedHeadline, WorkbookAnswer } from '../plans/plan-workbook.ts';

/** Shape the answer. @param name  of the file as the person chose it. */
export function planWorkbookView(answer: WorkbookAnswer, name: string) {
  const { now, changes, all, sha256, planVersion, movedInPlan, questions } = answer;
  return {
    file: name,
    sha256,
    planVersion: planVersion ?? 0,
    sentence: sentenceOf(answer),
    effectHeadings: [
      `In-year deficit ${now.lastYear}`,
      'Deficit after contributions at the end',
      'Balance from',
      ...(hasGrant(answer) ? ['Whole grant, before contributions, at the end'] : []),
    ],
    changes: changes.map(({ cell, label, value, before, after, hasMoved, alone }) => ({
      cell,
      label,
      value,
      before,
      after,
      hasMoved,
      effects: effectsOf(now, alone, hasGrant(answer)),
    })),
    headline: all?.headline == null ? null : headlineTable(now, all.headline),
    follows: followsTable(answer),
    refused: all?.problem ?? null,
    movedInPlan: [...movedInPlan],
    questions: questions.map((one) => ({ ...one })),
  };
}

const millions = (amount: bigint) => showMillions(pence(amount), 2);

function sentenceOf({ changes, all, now, cellsRead }: WorkbookAnswer): string {
  const count = changes.length;
  if (count === 0)
    return `The workbook changes nothing: all ${cellsRead} cells that were read stand in the plan as they are.`;
  const head = `The workbook changes ${count === 1 ? 'one cell' : `${count} cells`} of the plan`;
  if (all?.headline == null) return `${head}; all of them together could not stand.`;
  const { afterContributionsPence: after } = all.headline;
  const moved =
    after === now.afterContributionsPence
      ? `leaves the deficit after contributions at the end of ${now.lastYear} at ${millions(after)}`
      : `takes the deficit after contributions at the end of ${now.lastYear} from ${millions(now.afterContributionsPence)} to ${millions(after)}`;
  return `${head} and ${moved}. Nothing is kept yet.`;
}

/** Whether the plan states all blocks of the grant, as it is or with all changes. */
function hasGrant({ now, all }: WorkbookAnswer): boolean {
  return now.wholeGrantPence !== null || (all?.headline?.wholeGrantPence ?? null) !== null;
}

function effectsOf(now: Headline, { headline, problem }: ChangedHeadline, withGrant: boolean): string[] {
  if (headline === null) return [problem.message, '', '', ...(withGrant ? [''] : [])];
  return [
    differenceOf(headline.lastInYearPence - now.lastInYearPence),
    differenceOf(headline.afterContributionsPence - now.afterContributionsPence),
    headline.firstBalance === now.firstBalance ? 'the same' : (headline.firstBalance ?? 'no year'),
    ...(withGrant ? [grantEffect(now.wholeGrantPence, headline.wholeGrantPence)] : []),
  ];
}

function grantEffect(now: bigint | null, changed: bigint | null): string {
  if (now === null || changed === null) return now === changed ? 'not stated' : 'stated on one side only';
  return differenceOf(changed - now);
}

/** The numbers of plans that move with the mitigations, beside what they would be without that. */
function followsTable({ follows }: WorkbookAnswer) {
  if (follows.length === 0) return null;
  return {
    caption: 'Plans that move with the mitigations',
    columns: [
      { header: 'Placement type, day', number: false },
      { header: 'Mitigations as they are', number: true },
      { header: 'Mitigations as changed', number: true },
    ],
    rows: follows.map(({ label, before, value }) => ({
      cells: [label, showCount(before), showCount(value)],
      emphasis: false,
    })),
    note: 'The plan’s numbers of plans count each mitigation at its size, on time, so they move with it and are set with it, each with an entry of its own. With some changes left out they are reckoned anew.',
  };
}

/** "£0.18m lower"; below ten thousand pounds to the penny, so that a small change is seen. */
function differenceOf(pencesMore: bigint): string {
  if (pencesMore === 0n) return 'the same';
  const size = pencesMore < 0n ? -pencesMore : pencesMore;
  const shown = size < 1_000_000n ? showPence(pence(size)) : millions(size);
  return `${shown} ${pencesMore < 0n ? 'lower' : 'higher'}`;
}

function headlineTable(now: Headline, changed: Headline) {
  const row = (label: string, of: (one: Headline) => string) => ({
    cells: [label, of(now), of(changed)],
    emphasis: false,
  });
  const money = (amount: bigint) => showPence(pence(amount));
  return {
    caption: 'The plan as it is, and with all changes',
    columns: [
      { header: 'Figure', number: false },
      { header: 'As it is', number: true },
      { header: 'With all changes', number: true },
    ],
    rows: [
      row(`In-year deficit in ${now.lastYear}`, (one) => money(one.lastInYearPence)),
      row('Cumulative deficit before contributions', (one) => money(one.beforeContributionsPence)),
      row('Cumulative deficit after contributions', (one) => money(one.afterContributionsPence)),
      ...(now.wholeGrantPence === null && changed.wholeGrantPence === null
        ? []
        : [
            row('Deficit of the whole grant before contributions', ({ wholeGrantPence }) =>
              wholeGrantPence === null ? 'not stated' : money(wholeGrantPence),
            ),
          ]),
      row('First year from which every year balances', (one) => one.firstBalance ?? 'none'),
    ],
    note: `Deficits are those at the end of ${now.lastYear}; below nil is a surplus. The central case: chances follow when the plan is forecast again.`,
  };
}
