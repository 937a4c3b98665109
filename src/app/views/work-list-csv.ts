/** A working list as CSV, to be kept and worked from: all of it, what is not known an empty cell. */

import { HIDDEN_MARK, isSmall, SUPPRESS_UNDER_5 } from '../../core/disclosure/rule.ts';
import { wantedOf } from '../../core/lists/outcome-counts.ts';
import { GROUNDS } from '../../core/lists/place-endings.ts';
import type { WorkListId } from '../../core/lists/work-lists.ts';
import { csvCell } from '../../edge/documents/export/csv-lines.ts';
import type { CaseList, OutcomesList, PlacesList, SchoolsList, WorkList } from '../lists/read-work-list.ts';
import { settingKind } from './places-list-view.ts';
import { whereByNeed, whereItLies } from './schools-list-view.ts';

/** Name the file of a list. */
export function workListFileName(programme: string, list: WorkListId): string {
  return `${programme.replace(/[^A-Za-z0-9._-]+/g, '-')}-${list}.csv`;
}

type Cells = readonly (string | number | null)[];

/** Write a list. */
export function workListCsv(list: WorkList): string {
  const lines = linesOf(list).map((cells) => cells.map((cell) => csvCell(String(cell ?? ''))).join(','));
  return [...lines, ''].join('\n');
}

function linesOf(list: WorkList): readonly Cells[] {
  switch (list.kind) {
    case 'cases':
      return caseLines(list);
    case 'outcomes':
      return outcomeLines(list);
    case 'places':
      return placesLines(list);
    case 'schools':
      return schoolLines(list);
  }
}

function caseLines({ cases, asAt }: CaseList): readonly Cells[] {
  const rows = cases.map(({ key, due, daysLeft, about }) => [key, due, daysLeft, about, asAt]);
  return [['case', 'due', 'days_left', 'about', 'as_at'], ...rows];
}

/** Plans near by the register with their counts, then those by the return alone, of which the counts are not told. */
function outcomeLines({ near, byReturn, asAt }: OutcomesList): readonly Cells[] {
  const head = [
    ...['case', 'due', 'days_left', 'about', 'last_reviewed', 'still_wanted', 'met', 'on_course'],
    ...['partly_met', 'not_met', 'not_told', 'no_longer_needed', 'as_at'],
  ];
  const rows = near.map(
    ({ key, due, daysLeft, about, reviewedOn, counts }): Cells => [
      ...[key, due, daysLeft, about, reviewedOn, wantedOf(counts), counts.met, counts['on-course']],
      ...[counts['partly-met'], counts['not-met'], counts['not-told'], counts['no-longer-needed'], asAt],
    ],
  );
  const untold = Array<null>(8).fill(null);
  const rest = byReturn.map(({ key, due, daysLeft, about }) => [key, due, daysLeft, about, ...untold, asAt]);
  return [head, ...rows, ...rest];
}

function placesLines({ free }: PlacesList): readonly Cells[] {
  const grounds = GROUNDS.map((ground) => `may_end_${ground}`);
  const head = [
    'urn',
    'setting',
    'kind',
    'our_children',
    'may_end',
    ...grounds,
    'first_free',
    'places',
    'on_roll',
    'as_at',
  ];
  const rows = free.settings.map((one) => [
    ...[one.urn, one.name, settingKind(one), one.there, one.total],
    ...GROUNDS.map((ground) => one.ending[ground]),
    ...[one.firstFree, one.places, one.onRoll, free.asAt],
  ]);
  return [head, ...rows];
}

/**
 * Schools by name. A count of 1 to 4, and the rate that would give it back, are kept back: such a file is easily handed on. For the same
 * reason neither totals nor limits are in it, from which a count could be worked out.
 */
function schoolLines({ funnels }: SchoolsList): readonly Cells[] {
  const head = [
    'school',
    'urn',
    'kind_of_school',
    'counted',
    'among',
    'period',
    'count',
    'below',
    'per_100',
    'where_it_lies',
    'where_it_lies_by_need',
  ];
  const rows = funnels.flatMap(({ schools, of, counted, among, window, rate: all }) =>
    schools.map((school) => {
      const isHidden =
        isSmall(school.count, SUPPRESS_UNDER_5) || isSmall(school.below - school.count, SUPPRESS_UNDER_5);
      const rate = Math.round(school.rate * 1000) / 10;
      const shown = isHidden ? [HIDDEN_MARK, school.below, HIDDEN_MARK] : [school.count, school.below, rate];
      return [
        school.name,
        school.id,
        of,
        counted,
        among,
        window,
        ...shown,
        whereItLies(school, { rate: all }),
        whereByNeed(school),
      ];
    }),
  );
  return [head, ...rows];
}
