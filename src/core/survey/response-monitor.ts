/** Who has answered a wave and who is missing, by group: small counts kept back, and groups that are behind told in words. */
import { ProblemError } from '../base/problem.ts';
import type { CountTable } from '../disclosure/count-table.ts';
import { protectTable } from '../disclosure/protect-table.ts';
import { SUPPRESS_UNDER_5 } from '../disclosure/rule.ts';
import { wilsonInterval } from '../voice/proportion-change.ts';

/** A group, or all: codes made and codes used. */
export type Invited = { readonly group: string; readonly invited: number; readonly used: number };

export type MonitorRow = {
  readonly group: string;
  readonly invited: number;
  /** Null where it is kept back: one to four, or another would tell it. */
  readonly used: number | null;
  readonly missing: number | null;
  /** Clearly fewer of this group have answered than of all the others; false where its count is kept back. */
  readonly isBehind: boolean;
};

export type Monitor = { readonly groups: readonly MonitorRow[]; readonly all: MonitorRow };

/**
 * Give the monitor of a wave.
 * @source Method note 19, section 5.
 */
export function responseMonitor(groups: readonly Invited[]): Monitor {
  const whole = {
    group: '',
    invited: groups.reduce((sum, { invited }) => sum + invited, 0),
    used: groups.reduce((sum, { used }) => sum + used, 0),
  };
  const shown = shownCounts(groups, whole);
  const row = (one: Invited, place: number): MonitorRow => {
    const [used, missing] = [shown.get(`${place}/used`) ?? null, shown.get(`${place}/missing`) ?? null];
    return {
      group: one.group,
      invited: one.invited,
      used,
      missing,
      isBehind: used !== null && isBehind(one, whole),
    };
  };
  return { groups: groups.map(row), all: row(whole, -1) };
}

/** Protect used and missing of each group, whose invitations are known, beside those of all. */
function shownCounts(groups: readonly Invited[], whole: Invited): ReadonlyMap<string, number | null> {
  const rows = [[-1, whole] as const, ...groups.map((one, place) => [place, one] as const)];
  const totals = rows.map(([place, { invited }]) => ({ id: `${place}/invited`, count: invited }));
  const table: CountTable = {
    cells: [
      ...totals,
      ...rows.flatMap(([place, { invited, used }]) => [
        { id: `${place}/used`, count: used },
        { id: `${place}/missing`, count: invited - used },
      ]),
    ],
    relations: [
      ...rows.map(([place]) => ({ total: `${place}/invited`, parts: [`${place}/used`, `${place}/missing`] })),
      ...['used', 'missing'].map((what) => ({
        total: `-1/${what}`,
        parts: groups.map((_, place) => `${place}/${what}`),
      })),
    ],
  };
  const known = {
    name: 'Who was invited',
    table: { cells: totals, relations: [] },
    rule: SUPPRESS_UNDER_5,
    shown: totals.map(({ id, count }) => ({ id, value: count, mark: null })),
  };
  try {
    const { shown } = protectTable(table, SUPPRESS_UNDER_5, { earlier: [known] });
    return new Map(shown.map(({ id, value }) => [id, value]));
  } catch (error) {
    // Where no hiding keeps a small number untold, nothing is told.
    if (error instanceof ProblemError && error.problem.code === 'disclosure.cannot-protect') return new Map();
    throw error;
  }
}

/** The share of a group against all the others; its range must lie below. */
function isBehind(one: Invited, whole: Invited): boolean {
  const [of, used] = [whole.invited - one.invited, whole.used - one.used];
  if (one.invited === 0 || of === 0) return false;
  return wilsonInterval({ yes: one.used, of: one.invited }).high < used / of;
}
