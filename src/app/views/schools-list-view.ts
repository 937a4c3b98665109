/** Schools outside control limits as the page shows them: a funnel for each measure and kind of school, never a table in order of merit. */
import { withCapital } from '../../core/base/first-letter.ts';
import { showCount, showDecimal } from '../../core/base/show.ts';
import type { Limits } from '../../core/lists/funnel.ts';
import type { PlacedSchool, SchoolFunnel } from '../../core/lists/school-funnels.ts';
import type { SchoolsList } from '../lists/read-work-list.ts';
import type { ListView } from './lists-view.ts';
import type { OpenChart, PageChart, PageTable } from './page-values.ts';
import { numberColumn, pageRow, textColumn } from './places-section.ts';

/** Digits kept of what is only drawn. */
const DRAWN_DIGITS = 1e4;
/** Share of schools beyond the inner limits by chance alone. */
const BY_CHANCE = 0.05;

/** More schools than these are a blot in a picture and no list that anybody reads: then those outside the limits alone stand one by one. */
const MOST_SINGLY = 1500;

/** The schools of a funnel that are drawn and listed one by one. */
function singlyShown({ schools }: SchoolFunnel): readonly PlacedSchool[] {
  return schools.length > MOST_SINGLY ? schools.filter(isOutside) : schools;
}

/** How many are not, in words; empty where all are. */
function notSingly(funnel: SchoolFunnel): string {
  const more = funnel.schools.length - singlyShown(funnel).length;
  return more === 0
    ? ''
    : ` ${showCount(more)} schools within the limits are not shown one by one among so many; the file has all.`;
}

const per100 = (rate: number) => showDecimal(rate * 100, 1);

/** What a funnel is of, in words. */
export function funnelTitle({ counted, among, of }: Pick<SchoolFunnel, 'counted' | 'among' | 'of'>): string {
  return `${of}: ${counted} per 100 ${among}`;
}

/** Where a school lies, in words. */
export function whereItLies({ beyond, rate }: PlacedSchool, all: Pick<SchoolFunnel, 'rate'>): string {
  if (beyond === null) return 'within the limits';
  return `${rate > all.rate ? 'above' : 'below'} the ${beyond} % limits`;
}

/** Where it lies once the needs of its children are taken into account; null where that is not reckoned. */
export function whereByNeed({ byNeed, count }: PlacedSchool): string | null {
  if (byNeed === null) return null;
  if (byNeed.beyond === null) return 'within the limits';
  return `${count > byNeed.expected ? 'above' : 'below'} the ${byNeed.beyond} % limits`;
}

/** Shape it. */
export function schoolsListView({ funnels, without }: SchoolsList): ListView {
  const notes = [...Map.groupBy(without, ({ why }) => why)].map(
    ([why, own]) =>
      `No limits, as ${why}: ${own.map(({ counted, of }) => `${counted} (${of.toLowerCase()})`).join('; ')}.`,
  );
  if (funnels.length === 0)
    return {
      lead: 'No table tells enough of schools one by one to draw limits.',
      notes: [...notes, WHAT_TO_ADD],
      pictures: [],
      tables: [],
    };
  return {
    lead: leadOf(funnels),
    notes: [...byNeedInWords(funnels), ...notes],
    pictures: funnels.map((funnel) => ({
      heading: `${funnelTitle(funnel)}: ${outsideInWords(funnel)}`,
      figure: funnelFigure(funnel),
    })),
    tables: [outsideTable(funnels)],
  };
}

const WHAT_TO_ADD =
  'The school census, suspensions, and the registers of requests, consultations and bands tell of schools: add them on the page Data.';

function leadOf(funnels: readonly SchoolFunnel[]): string {
  const all = funnels.flatMap(({ schools }) => schools);
  const outside = (limit: number) =>
    new Set(all.filter(({ beyond }) => beyond !== null && beyond >= limit).map(({ id }) => id)).size;
  const placed = all.filter(({ beyond }) => beyond !== null).length;
  const drawn = funnels.length === 1 ? 'one funnel' : `${showCount(funnels.length)} funnels`;
  return `${schoolsStand(outside(95))} outside the 95 % limits of at least one measure, ${showCount(outside(99.8))} of them outside those of 99.8 %. In ${drawn} of ${showCount(all.length)} figures ${showCount(placed)} lie outside; by chance alone up to about ${showCount(Math.round(all.length * BY_CHANCE))} would.`;
}

/** What is said of needs: in which funnels they are taken into account, and that in the others they are not. */
function byNeedInWords(funnels: readonly SchoolFunnel[]): readonly string[] {
  const laid = funnels.filter(({ byNeed }) => !('why' in byNeed));
  const rest = 'Needs of children';
  if (laid.length === 0)
    return [`${rest} are taken into account in none of these funnels; each says why under its picture.`];
  const named = laid.map(({ counted, of }) => `${counted} (${of.toLowerCase()})`).join('; ');
  const others =
    laid.length === funnels.length ? '' : ' In the others they are not, and each says why under its picture.';
  return [`${rest} are taken into account, beside the limits that leave them aside, for: ${named}.${others}`];
}

/** How the schools lie once needs are taken into account, or why that is not reckoned. */
function needsInWords({ byNeed, schools }: SchoolFunnel): string {
  if ('why' in byNeed)
    return ` Needs are left aside, and what they would lead one to expect cannot be reckoned: ${byNeed.why}.`;
  const outside = (limit: number) =>
    schools.filter((one) => one.byNeed !== null && one.byNeed.beyond !== null && one.byNeed.beyond >= limit)
      .length;
  const widened =
    byNeed.spread === 1
      ? ''
      : ` Its limits are ${showDecimal(Math.sqrt(byNeed.spread), 1)} times as wide as chance alone would make them.`;
  const without =
    byNeed.without === 0
      ? ''
      : ` Without such a count are schools of which no needs are told: ${showCount(byNeed.without)}.`;
  const untold =
    byNeed.untold === 0
      ? ''
      : ` Counted without a need, and expected at the rate of all: ${showCount(byNeed.untold)}.`;
  return ` This leaves needs aside. Against the count that the needs of a school's children lead one to expect, each need at the rate of all these schools together, ${showCount(outside(95))} lie outside the 95 % limits, ${showCount(outside(99.8))} of them outside those of 99.8 %.${widened}${without}${untold}`;
}

function schoolsStand(count: number): string {
  return count === 1 ? '1 school stands' : `${showCount(count)} schools stand`;
}

function outsideInWords({ schools }: SchoolFunnel): string {
  const outside = schools.filter(({ beyond }) => beyond !== null).length;
  return `${outside === 0 ? 'none' : showCount(outside)} of ${showCount(schools.length)} outside`;
}

function summaryOf(funnel: SchoolFunnel): string {
  const { schools, count, below, rate, window, spread, tooSmall } = funnel;
  const outside = (limit: number) =>
    schools.filter(({ beyond }) => beyond !== null && beyond >= limit).length;
  const widened =
    spread === 1
      ? ''
      : ` Schools differ ${showDecimal(Math.sqrt(spread), 1)} times as much as chance alone explains, and the limits are that much wider.`;
  const small = tooSmall === 0 ? '' : ` ${showCount(tooSmall)} smaller schools are left out.`;
  return `${withCapital(window)}: all together ${per100(rate)} per 100 (${showCount(count)} of ${showCount(below)}). Of ${showCount(schools.length)} schools ${showCount(outside(95))} lie outside the 95 % limits, ${showCount(outside(99.8))} of them outside those of 99.8 %.${widened}${small}${needsInWords(funnel)}`;
}

function funnelFigure(funnel: SchoolFunnel): PageChart {
  return { chart: funnelChart(funnel), table: funnelTable(funnel) };
}

/** A place on the axis: a school's own, or one that only the limits are drawn at. */
type Spot = { readonly limit: Limits; readonly school: PlacedSchool | null };

function funnelChart(funnel: SchoolFunnel): OpenChart {
  const { limits, rate } = funnel;
  const bySize = Map.groupBy(singlyShown(funnel), ({ below }) => below);
  const spots = limits.flatMap((limit): Spot[] => {
    const own = bySize.get(limit.below) ?? [];
    return own.length === 0 ? [{ limit, school: null }] : own.map((school) => ({ limit, school }));
  });
  const drawn = (value: number) => Math.round(value * 100 * DRAWN_DIGITS) / DRAWN_DIGITS;
  const points = (
    label: string,
    role: 'actual' | 'agreed' | 'unmitigated',
    beyond: PlacedSchool['beyond'],
  ) => ({
    ...{ kind: 'points' as const, label, role },
    values: spots.map(({ school }) =>
      school !== null && school.beyond === beyond ? drawn(school.rate) : null,
    ),
  });
  return {
    id: `funnel-${funnel.name}-${funnel.of}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    title: funnelTitle(funnel),
    summary: `${summaryOf(funnel)}${notSingly(funnel)}`,
    xLabel: withCapital(funnel.among),
    yLabel: `${withCapital(funnel.counted)} per 100`,
    categories: spots.map(({ limit }) => showCount(limit.below)),
    positions: spots.map(({ limit }) => limit.below),
    series: [
      {
        ...{ kind: 'band', label: '99.8 % limits', role: 'context' },
        low: spots.map(({ limit }) => drawn(limit.low998)),
        high: spots.map(({ limit }) => drawn(limit.high998)),
      },
      {
        ...{ kind: 'band', label: '95 % limits', role: 'context' },
        low: spots.map(({ limit }) => drawn(limit.low95)),
        high: spots.map(({ limit }) => drawn(limit.high95)),
      },
      { ...{ kind: 'line', label: 'All together', role: 'context' }, values: spots.map(() => drawn(rate)) },
      points('School within the limits', 'actual', null),
      points('Outside 95 %', 'agreed', 95),
      points('Outside 99.8 %', 'unmitigated', 99.8),
    ],
    startsAtZero: true,
    decimals: 1,
  };
}

function funnelTable(funnel: SchoolFunnel): PageTable {
  const at = new Map(funnel.limits.map((limit) => [limit.below, limit]));
  const isByNeed = !('why' in funnel.byNeed);
  const needColumns = [
    numberColumn('Expected, needs left aside'),
    numberColumn('Expected by need'),
    textColumn('Where it lies by need'),
  ];
  return {
    caption: funnelTitle(funnel),
    columns: [
      textColumn('School'),
      numberColumn(withCapital(funnel.counted)),
      numberColumn(withCapital(funnel.among)),
      numberColumn('Per 100'),
      numberColumn('95 % limits'),
      textColumn('Where it lies'),
      ...(isByNeed ? needColumns : []),
    ],
    rows: singlyShown(funnel).map((school) => {
      const limit = at.get(school.below);
      const limits = limit === undefined ? '' : `${per100(limit.low95)} to ${per100(limit.high95)}`;
      const counts = [showCount(school.count), showCount(school.below), per100(school.rate)];
      const cells = [school.name, ...counts, limits, whereItLies(school, funnel)];
      return pageRow(isByNeed ? [...cells, ...needCells(school, funnel)] : cells, isOutside(school));
    }),
    note: `In order of names. Counts below five can point at a child: they are shown to those who may see lists, and kept back in the file.${notSingly(funnel)}`,
  };
}

function needCells(school: PlacedSchool, { rate }: SchoolFunnel): readonly string[] {
  const byNeed = school.byNeed === null ? 'not told' : showDecimal(school.byNeed.expected, 1);
  return [showDecimal(school.below * rate, 1), byNeed, whereByNeed(school) ?? 'not told'];
}

/** Outside of either limits: those that leave needs aside, or those around what needs lead one to expect. */
function isOutside({ beyond, byNeed }: PlacedSchool): boolean {
  return beyond !== null || (byNeed !== null && byNeed.beyond !== null);
}

/** All schools that stand outside anything, in order of their names. */
function outsideTable(funnels: readonly SchoolFunnel[]): PageTable {
  const found = funnels
    .flatMap((funnel) => funnel.schools.map((school) => ({ funnel, school })))
    .filter(({ school }) => isOutside(school))
    .sort((a, b) => a.school.name.localeCompare(b.school.name, 'en-GB', { numeric: true }));
  return {
    caption: 'Schools outside the limits',
    columns: [
      textColumn('School'),
      textColumn('Measure'),
      numberColumn('Counted'),
      numberColumn('Below the line'),
      numberColumn('Per 100'),
      numberColumn('All together'),
      textColumn('Where it lies'),
    ],
    rows: found.map(({ funnel, school }) =>
      pageRow([
        school.name,
        `${funnel.counted}, ${funnel.window}`,
        showCount(school.count),
        `${showCount(school.below)} ${funnel.among}`,
        per100(school.rate),
        per100(funnel.rate),
        `${whereItLies(school, funnel)}${school.byNeed === null ? '' : `; by need ${whereByNeed(school)}`}`,
      ]),
    ),
    note: 'In order of names, which says nothing of merit. Outside the limits is a ground to ask, and no finding.',
  };
}
