/** A stored plan's history as the finance page shows it: the answer in a sentence, then versions, changes and the outturn. */

import { pence } from '../../core/base/pence.ts';
import { showCount, showDecimal, showMillions, showShare, showThousands } from '../../core/base/show.ts';
import { dayInWords, monthInWords } from '../../core/base/time.ts';
import { BRIDGE_PARTS, type BridgePart } from '../../core/plan/bridge.ts';
import { showCell } from '../../core/plan/show-assumption.ts';
import type { OutturnAnswer } from '../plans/plan-outturn.ts';
import type { PlanTrailFacts } from '../plans/plan-trail.ts';
import type { PageTable } from './page-values.ts';

/** So many changes are shown; all are told by `evenkeel plan history`. */
const SHOWN = 20;

const PARTS: Readonly<Record<BridgePart, string>> = {
  timing: 'Timing of mitigations',
  volume: 'Number of plans',
  mix: 'Mix of placements',
  price: 'Price of placements',
  income: 'High Needs Block income',
  transfer: 'Schools Block transfer',
  other: 'Other spend and savings',
};

/** Shape the history. */
export function planTrailView(trail: PlanTrailFacts) {
  return {
    sentence: [versionsSentence(trail), changesSentence(trail), outturnSentence(trail.outturn)].join(' '),
    versions: versionsTable(trail),
    changes: changesTable(trail),
    movement: movementTable(trail),
    outturn: outturnTable(trail.outturn),
  };
}

function versionsSentence({ versions }: PlanTrailFacts): string {
  const newest = versions.at(-1);
  if (newest === undefined) return 'No version of the plan is locked yet.';
  const count = versions.length === 1 ? 'One version' : `${showCount(versions.length)} versions`;
  return `${count} of the plan ${versions.length === 1 ? 'is' : 'are'} locked, the newest “${newest.id}” on ${dayInWords(newest.lockedAt.slice(0, 10))}.`;
}

function changesSentence({ changes: [newest] }: PlanTrailFacts): string {
  if (newest === undefined) return 'Nothing has been changed in the plan since it was first loaded.';
  return `The last change was to ${newest.cell} on ${dayInWords(newest.setAt.slice(0, 10))} by ${newest.setBy}.`;
}

function outturnSentence(outturn: OutturnAnswer | null): string {
  if (outturn === null) return 'No month is both booked in a ledger and counted yet.';
  const apart = outturn.outturnPence - outturn.planPence;
  const size = showMillions(pence(apart < 0n ? -apart : apart), 2);
  return `Up to ${monthInWords(outturn.months.at(-1) ?? '')} the booked in-year deficit is ${size} ${apart < 0n ? 'below' : 'above'} the plan.`;
}

function columns(...headers: readonly (readonly [string, boolean])[]) {
  return headers.map(([header, number]) => ({ header, number }));
}

const plain = (cells: string[], emphasis = false) => ({ cells, emphasis });

function versionsTable({ versions }: PlanTrailFacts): PageTable | null {
  if (versions.length === 0) return null;
  return {
    caption: 'Locked versions of the plan',
    columns: columns(['Version', false], ['Locked', false], ['By', false], ['Why', false]),
    rows: versions.map(({ id, lockedAt, lockedBy, reason }) =>
      plain([id, dayInWords(lockedAt.slice(0, 10)), lockedBy, reason]),
    ),
    note: 'A locked version never changes; the store refuses it.',
  };
}

function changesTable({ changes }: PlanTrailFacts): PageTable | null {
  if (changes.length === 0) return null;
  return {
    caption: 'Who set which assumption, newest first',
    columns: columns(
      ['Assumption', false],
      ['From', false],
      ['To', false],
      ['Set', false],
      ['By', false],
      ['Why', false],
      ['Source', false],
      ['Evidence', false],
    ),
    rows: changes
      .slice(0, SHOWN)
      .map((one) =>
        plain([
          one.cell,
          showCell(one.cell, one.oldValue),
          showCell(one.cell, one.newValue),
          dayInWords(one.setAt.slice(0, 10)),
          one.setBy,
          one.reason ?? 'Not said',
          one.source ?? 'Not said',
          one.grade ?? 'Not graded',
        ]),
      ),
    note:
      changes.length > SHOWN
        ? `The newest ${SHOWN} of ${showCount(changes.length)} changes; “evenkeel plan history” tells all.`
        : 'Rates stand with the fraction of the plan file. A plan that was loaded whole names no reason.',
  };
}

function movementTable({ movement }: PlanTrailFacts): PageTable | null {
  if (movement === null) return null;
  const { from, years, timing } = movement;
  const row = (label: string, take: (year: (typeof years)[number]) => bigint, emphasis = false) =>
    plain([label, ...years.map((year) => showThousands(pence(take(year))))], emphasis);
  return {
    caption: `What moved the in-year deficit from “${from}” to the plan as it stands, £ thousand`,
    columns: columns(['Part', false], ...years.map(({ year }) => [year, true] as const)),
    rows: [
      row(`“${from}”`, ({ fromPence }) => fromPence, true),
      ...BRIDGE_PARTS.map((part) => row(PARTS[part], ({ partsPence }) => partsPence[part])),
      row('The plan as it stands', ({ toPence }) => toPence, true),
    ],
    note: ['The parts add up to the penny; a part in brackets lowers the deficit.', ...timing.notes].join(
      ' ',
    ),
  };
}

function outturnTable(outturn: OutturnAnswer | null): PageTable | null {
  if (outturn === null) return null;
  const last = monthInWords(outturn.months.at(-1) ?? '');
  const money = (amount: bigint) => showThousands(pence(amount));
  const achieved = outturn.mitigations.flatMap(({ name, achieved: one }) =>
    one === null
      ? []
      : [
          `${name}: ${showDecimal(one.achievedPlans, 0)} of ${showDecimal(one.plannedPlans, 0)} plans planned up to ${monthInWords(one.upTo)}${one.share === null ? '' : ` (${showShare(one.share, 0)})`}, ${showMillions(pence(one.achievedPence), 2)} saved of ${showMillions(pence(one.plannedPence), 2)}.`,
        ],
  );
  const silent =
    outturn.notBooked.length === 0 ? '' : `Nothing is booked under ${outturn.notBooked.join(', ')}. `;
  return {
    caption: `The plan of ${outturn.year} beside what is booked, April to ${last}, £ thousand`,
    columns: columns(['Part', false], ['In-year deficit', true]),
    rows: [
      plain([`The plan to ${last}`, money(outturn.planPence)], true),
      ...BRIDGE_PARTS.filter((part) => part !== 'timing').map((part) =>
        plain([PARTS[part], money(outturn.partsPence[part])]),
      ),
      plain([`Booked to ${last}`, money(outturn.outturnPence)], true),
    ],
    note: `${silent}Lines of the plan follow the straight line from one 31 March to the next, the rest twelfths of the year. ${achieved.length === 0 ? 'What mitigations have brought is not reported yet.' : achieved.join(' ')}`,
  };
}
