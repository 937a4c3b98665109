/** The section that sets the look-backs side by side: the answer first, a warning where one is due, counts beside rates. */
import { withCapital } from '../../core/base/first-letter.ts';
import { showCount, showShare } from '../../core/base/show.ts';
import { dayInWords, monthInWords } from '../../core/base/time.ts';
import { LOOK_BACK_BASES } from '../../core/model/look-back/look-back-bases.ts';
import { aheadInWords } from '../../core/model/look-back/look-back-words.ts';
import type { OpenLookBack, OpenProgramme } from '../opened-programme.ts';
import { type ShownLookBack, type ShownScore, showLookBack } from '../show-look-back.ts';
import { leaveOutColumns } from './leave-out-columns.ts';
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
    tables: lookBacks.flatMap(tablesOf),
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

function tablesOf({ found, choice, series }: OpenLookBack): PageTable[] {
  return basesTables(showLookBack(found, choice?.basis ?? null), SERIES_NAMES[series], aheadInWords(found));
}

const NOT_TESTED = 'not tested';

/**
 * Set the bases of a series side by side: what each says and how it did on the series itself, then how it did on those of all authorities,
 * where they are known.
 * @param ahead  how far ahead they were tested, in words.
 */
export function basesTables(shown: ShownLookBack, series: string, ahead: string): PageTable[] {
  const tested = ['Missed by', 'Score', 'In range'];
  const own: PageTable = {
    caption: `${series}: look-backs side by side, tested ${ahead}, newest count ${newestInWords(shown)}`,
    columns: columnsOf(['Look-back', 'Growth a year', withCapital(ahead), '8 in 10', ...tested]),
    rows: shown.bases.filter(isKnown).map((basis) => ({
      cells: [
        nameOf(shown, basis),
        basis.growth === null ? NOT_KNOWN : showShare(basis.growth),
        basis.next === null ? NOT_KNOWN : showCount(basis.next.middle),
        basis.next === null ? NOT_KNOWN : `${showCount(basis.next.low80)} to ${showCount(basis.next.high80)}`,
        ...(basis.own === null
          ? tested.map(() => NOT_TESTED)
          : [
              ...errorCells(basis.own),
              `${showCount(basis.own.held80Count)} of ${showCount(basis.own.forecasts)}`,
            ]),
      ],
      emphasis: basis.id === shown.best,
    })),
    note: [EXPLAINED, ...untestedInWords(shown)].join(' '),
  };
  const muted = tested.map((header) => ({
    header,
    cell: NOT_TESTED,
    sentence: 'None is tested on this series.',
  }));
  return [leaveOutColumns(own, muted), ...allAuthorities(shown, ahead)];
}

const NOT_KNOWN = 'not known';
const EXPLAINED =
  'Missed by: mean absolute error of the middle, as a share of what came. Score: weighted interval score as a share of what came, ' +
  'which counts the miss and the range; lower is better. In range: how many outcomes lay in the range that 8 in 10 should lie in.';

const columnsOf = (headers: readonly string[]) =>
  headers.map((header, place) => ({ header, number: place > 0 }));

function allAuthorities(shown: ShownLookBack, ahead: string): PageTable[] {
  const rows = shown.bases.flatMap((basis) =>
    basis.all === null
      ? []
      : [
          {
            cells: [
              nameOf(shown, basis),
              ...errorCells(basis.all),
              showShare(basis.all.held80, 0),
              showCount(basis.all.forecasts),
            ],
            emphasis: basis.id === shown.best,
          },
        ],
  );
  if (rows.length === 0) return [];
  return [
    {
      caption: `The same look-backs on the counts of all authorities, tested ${ahead}`,
      columns: columnsOf(['Look-back', 'Missed by', 'Score', 'In range', 'Forecasts tested']),
      rows,
      note: 'In range: the share of outcomes in the range that 80 in 100 should lie in.',
    },
  ];
}

/** A basis of which nothing is known has no row: the note says why. */
function isKnown({ growth, next, own }: ShownLookBack['bases'][number]): boolean {
  return growth !== null || next !== null || own !== null;
}

/** Why some bases were not tested, each reason once. */
function untestedInWords({ bases }: ShownLookBack): string[] {
  const byReason = Map.groupBy(
    bases.filter(({ own }) => own === null),
    ({ missing }) => missing ?? NOT_TESTED,
  );
  return [...byReason].map(
    ([reason, own]) => `${own.map(({ name }) => withCapital(name)).join('; ')}: ${reason}.`,
  );
}

function newestInWords({ newest, unit }: ShownLookBack): string {
  return unit === 'year' ? `January ${newest}` : monthInWords(newest);
}

function nameOf({ best, chosen }: ShownLookBack, { id, name }: ShownLookBack['bases'][number]): string {
  const said = [...(id === best ? ['best'] : []), ...(id === chosen ? ['chosen'] : [])];
  return `${withCapital(name)}${said.length === 0 ? '' : ` (${said.join(', ')})`}`;
}

function errorCells({ error, wis }: ShownScore): string[] {
  return [showShare(error), showShare(wis, 2)];
}
