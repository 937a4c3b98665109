/** The section that sets the look-backs side by side: the answer first, a warning where one is due, counts beside rates. */
import { withCapital } from '../../core/base/first-letter.ts';
import { showCount, showShare } from '../../core/base/show.ts';
import { dayInWords, monthInWords } from '../../core/base/time.ts';
import { LOOK_BACK_BASES } from '../../core/model/look-back/look-back-bases.ts';
import { aheadInWords } from '../../core/model/look-back/look-back-words.ts';
import type { OpenLookBack, OpenProgramme } from '../opened-programme.ts';
import { type ShownLookBack, type ShownScore, showLookBack } from '../show-look-back.ts';
import type { PageTable } from './page-values.ts';

/** Shape the section; says what to import where no series is stored. */
export function lookBackSection({ lookBacks }: OpenProgramme) {
  const [first] = lookBacks;
  return {
    id: 'look-back',
    title: 'How far to look back',
    introduction: first === undefined ? '' : introduction(first),
    points: [],
    keyFigures: [],
    charts: [],
    tables: lookBacks.map(lookBackTable),
    missing:
      first === undefined
        ? 'No counts are stored to look back on. Import the published plan numbers or the monthly actuals.'
        : null,
    sources: lookBacks.map(
      ({ series }) =>
        `Calculated: each look-back forecast past ${series === 'published' ? 'Januaries' : 'months'} with nothing later than the day it would have been made, and was held against what came.`,
    ),
  };
}

function introduction(open: OpenLookBack): string {
  const shown = showLookBack(open.found, open.choice?.basis ?? null);
  return [shown.inWords, choiceInWords(open), shown.warning ?? ''].filter((part) => part !== '').join(' ');
}

function choiceInWords({ choice }: OpenLookBack): string {
  if (choice === null) return 'No look-back has been chosen for this series yet.';
  const name = LOOK_BACK_BASES.find(({ id }) => id === choice.basis)?.name ?? choice.basis;
  return `Chosen on ${dayInWords(choice.chosenAt.slice(0, 10))} by ${choice.chosenBy}: ${name}. Reason: ${choice.reason.replace(/\.$/, '')}.`;
}

const SERIES_NAMES = {
  published: 'Published plans each January',
  plans_n: 'Plans at the end of each month',
} as const;

function lookBackTable({ found, choice, series }: OpenLookBack): PageTable {
  return basesTable(showLookBack(found, choice?.basis ?? null), SERIES_NAMES[series], aheadInWords(found));
}

/** Set the bases of a series side by side. @param ahead  how far ahead they were tested, in words. */
export function basesTable(shown: ShownLookBack, series: string, ahead: string): PageTable {
  const hasAll = shown.bases.some(({ all }) => all !== null);
  const columns = [
    'Look-back',
    'Growth a year',
    `${withCapital(ahead)} (8 in 10)`,
    'Missed by',
    'Score',
    'In range (8 in 10)',
    ...(hasAll ? ['All authorities: missed by', 'All: score', 'All: in range (8 in 10)'] : []),
  ];
  const rows = shown.bases.map((basis) => ({
    cells: [
      `${withCapital(basis.name)}${marks(shown, basis.id)}`,
      basis.growth === null ? 'not known' : showShare(basis.growth),
      basis.next === null
        ? 'not known'
        : `${showCount(basis.next.middle)} (${showCount(basis.next.low80)} to ${showCount(basis.next.high80)})`,
      ...scoreCells(basis.own, basis.missing ?? 'not tested'),
      ...(hasAll ? scoreCells(basis.all, 'not tested') : []),
    ],
    emphasis: basis.id === shown.best,
  }));
  return {
    caption: `${series}: look-backs side by side, tested ${ahead}, newest count ${newestInWords(shown)}`,
    columns: columns.map((header, place) => ({ header, number: place > 0 })),
    rows,
    note:
      'Missed by: mean absolute error of the middle, as a share of what came. Score: weighted interval score as a share of what came, ' +
      'which counts the miss and the range; lower is better. In range: how many outcomes lay in the range that 8 in 10 should lie in.',
  };
}

function newestInWords({ newest, unit }: ShownLookBack): string {
  return unit === 'year' ? `January ${newest}` : monthInWords(newest);
}

function marks({ best, chosen }: ShownLookBack, id: string): string {
  const said = [...(id === best ? ['best'] : []), ...(id === chosen ? ['chosen'] : [])];
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

function scoreCells(score: ShownScore | null, missing: string): string[] {
  if (score === null) return [missing, 'not tested', 'not tested'];
  return [
    showShare(score.error),
    showShare(score.wis, 2),
    `${score.held80Count} of ${score.forecasts} (${showShare(score.held80, 0)})`,
  ];
}
