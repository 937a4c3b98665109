/** Places that may come free as the page shows them: by kind of setting as a picture, setting by setting, and new places beside them. */
import { withCapital } from '../../core/base/first-letter.ts';
import { showCount } from '../../core/base/show.ts';
import { dayInWords, monthInWords } from '../../core/base/time.ts';
import type { SettingGroup } from '../../core/extract/setting-types.ts';
import { GROUNDS, type Ground } from '../../core/lists/place-endings.ts';
import type { SettingPlaces } from '../../core/lists/places-free.ts';
import type { PlacesList } from '../lists/read-work-list.ts';
import { LIST_WORDS } from './list-words.ts';
import type { ListView } from './lists-view.ts';
import type { PageChart, PageTable } from './page-values.ts';
import { numberColumn, pageRow, textColumn } from './places-section.ts';

/** Kinds of settings in words; the rest are other settings with places. */
const GROUP_WORDS: ReadonlyMap<SettingGroup | null, string> = new Map([
  ['SPMA', 'Maintained special school'],
  ['SPNM', 'Non-maintained special school'],
  ['SPIN', 'Independent special school'],
  ['AP', 'Alternative provision'],
  ['SP16', 'Special post-16 institution'],
  ['HOSP', 'Hospital school'],
  ['SENU', 'SEN unit'],
  ['RP', 'Resourced provision'],
]);
const OTHER = 'Other setting with places';
/** The same in fewer letters, for the axis of a picture on a phone. */
const SHORT: Readonly<Record<string, string>> = {
  'Maintained special school': 'State special',
  'Non-maintained special school': 'Non-maint. special',
  'Independent special school': 'Indep. special',
  'Alternative provision': 'Alt. prov.',
  'Special post-16 institution': 'Post-16 special',
  'Hospital school': 'Hospital',
  'Resourced provision': 'Resource base',
  [OTHER]: 'Other',
};

/** The kind of a setting in words. */
export function settingKind({ group }: Pick<SettingPlaces, 'group'>): string {
  return GROUP_WORDS.get(group) ?? OTHER;
}

const GROUND_WORDS: Readonly<Record<Ground, string>> = {
  leaving: 'last day told',
  oldest: 'turn 25',
  range: 'reach the end of the age range',
  ceasing: 'decision to cease',
  transfer: 'phase transfer due',
};
/** Grounds by which a place will be free, unless what is recorded changes; by the others it may be. */
const SURE: ReadonlySet<Ground> = new Set<Ground>(['leaving', 'oldest', 'range']);

const KIND_OF_NEW = {
  special: 'Special school',
  resourced: 'Resourced provision',
  alternative: 'Alternative provision',
  commissioned: 'Commissioned places',
} as const;

function sumOf(settings: readonly SettingPlaces[], grounds: readonly Ground[]): number {
  return settings.reduce(
    (sum, { ending }) => sum + grounds.reduce((part, ground) => part + ending[ground], 0),
    0,
  );
}

const sure = GROUNDS.filter((ground) => SURE.has(ground));
const unsure = GROUNDS.filter((ground) => !SURE.has(ground));

/** Shape it. */
export function placesListView({ free, coming }: PlacesList): ListView {
  const { settings, asAt, withoutNumber } = free;
  const total = sumOf(settings, GROUNDS);
  const there = settings.reduce((sum, one) => sum + one.there, 0);
  const ageless = settings.filter(({ highAge, there: children }) => highAge === null && children > 0).length;
  const untold = settings.filter(({ places }) => places === null).length;
  const notes = [
    ageless === 0
      ? ''
      : `Of ${showCount(ageless)} settings the register does not say at which age they end, so nobody is counted as reaching it there.`,
    untold === 0
      ? ''
      : `Of ${showCount(untold)} settings no table tells the places paid for: they are not told here, which is not none.`,
    withoutNumber === 0 ? '' : `${showCount(withoutNumber)} more placements name no URN and are in no row.`,
    coming === null ? 'There is no record of new places.' : '',
  ].filter((note) => note !== '');
  return {
    lead: `Of ${showCount(there)} placements on ${dayInWords(asAt)}, ${showCount(total)} may end within a year: ${showCount(sumOf(settings, sure))} by a day or an age that is told, ${showCount(sumOf(settings, unsure))} only perhaps.`,
    notes,
    pictures: settings.length === 0 ? [] : [{ heading: null, figure: kindsFigure(settings) }],
    tables: [
      ...(settings.length === 0 ? [] : [settingsTable(settings)]),
      ...(coming === null ? [] : [comingTable(coming)]),
    ],
  };
}

function kindsFigure(settings: readonly SettingPlaces[]): PageChart {
  const byKind = Map.groupBy(settings, settingKind);
  const kinds = [
    ...[...GROUP_WORDS.values()].filter((kind) => byKind.has(kind)),
    ...(byKind.has(OTHER) ? [OTHER] : []),
  ];
  const title = 'Placements that may end within a year, by kind of setting';
  const of = (kind: string, grounds: readonly Ground[]) => sumOf(byKind.get(kind) ?? [], grounds);
  const most = kinds.toSorted((a, b) => of(b, GROUNDS) - of(a, GROUNDS))[0] ?? '';
  return {
    chart: {
      id: 'places-free-by-kind',
      title,
      summary: `Most are of the kind “${most}”: ${showCount(of(most, GROUNDS))}.`,
      xLabel: 'Kind of setting',
      yLabel: 'Placements',
      categories: kinds.map((kind) => SHORT[kind] ?? kind),
      series: [
        {
          ...{ kind: 'bar', label: 'By a day or an age that is told', role: 'actual' },
          values: kinds.map((kind) => of(kind, sure)),
        },
        {
          ...{ kind: 'bar', label: 'Perhaps: decision to cease, phase transfer', role: 'agreed' },
          values: kinds.map((kind) => of(kind, unsure)),
        },
      ],
      startsAtZero: true,
      decimals: 0,
    },
    table: {
      caption: title,
      columns: [
        textColumn('Kind'),
        ...GROUNDS.map((ground) => numberColumn(withCapital(GROUND_WORDS[ground]))),
        numberColumn('All'),
      ],
      rows: kinds.map((kind) =>
        pageRow([
          kind,
          ...GROUNDS.map((ground) => showCount(of(kind, [ground]))),
          showCount(of(kind, GROUNDS)),
        ]),
      ),
      note: 'Each placement is counted once, under the first ground that holds, from left to right.',
    },
  };
}

function settingsTable(settings: readonly SettingPlaces[]): PageTable {
  return {
    caption: LIST_WORDS['places-free'].title,
    columns: [
      textColumn('Setting'),
      textColumn('Kind'),
      numberColumn('Our children there'),
      numberColumn('May end'),
      textColumn('Why'),
      textColumn('First free'),
      numberColumn('Places paid for'),
      numberColumn('On roll, all authorities'),
      numberColumn('Free now'),
    ],
    rows: settings.map((one) =>
      pageRow([
        one.name,
        settingKind(one),
        showCount(one.there),
        showCount(one.total),
        GROUNDS.filter((ground) => one.ending[ground] > 0)
          .map((ground) => `${showCount(one.ending[ground])} ${GROUND_WORDS[ground]}`)
          .join(', ') || 'nothing tells of an end',
        firstFree(one),
        countOr(one.places),
        countOr(one.onRoll),
        freeNow(one),
      ]),
    ),
    note: 'In order of names. Free now is places paid for less pupils on roll, where both are told; children of other authorities who leave are not counted, and neither is anyone who comes.',
  };
}

function firstFree({ total, firstFree: day }: SettingPlaces): string {
  if (total === 0) return '';
  return day === null ? 'no day told' : dayInWords(day);
}

function countOr(count: number | null): string {
  return count === null ? 'not told' : showCount(count);
}

function freeNow({ places, onRoll }: SettingPlaces): string {
  if (places === null || onRoll === null) return 'not told';
  return places < onRoll ? `none, over by ${showCount(onRoll - places)}` : showCount(places - onRoll);
}

function comingTable(coming: NonNullable<PlacesList['coming']>): PageTable {
  return {
    caption: 'New places expected within the year',
    columns: [textColumn('Scheme'), textColumn('Kind'), numberColumn('Places'), textColumn('Open from')],
    rows: coming.map(({ scheme, countsAs, places, opens }) =>
      pageRow([scheme, KIND_OF_NEW[countsAs], showCount(places), monthInWords(opens)]),
    ),
    note:
      coming.length === 0
        ? 'The record of places expects none with agreed money and a month.'
        : 'From the record of places: those with agreed money and a month.',
  };
}
