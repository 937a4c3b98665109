/** Where places are best used, on the page of places: by site, and group by group with the reason. */
import { withCapital } from '../../core/base/first-letter.ts';
import { showCount } from '../../core/base/show.ts';
import { ALLOCATION_NOTE, ALLOCATION_REASONS } from '../../core/places/explain-allocation.ts';
import type { PlacesAnswer } from '../places/answer-places.ts';
import type { PageTable } from './page-values.ts';
import {
  areaName,
  moneyOrUnknown,
  needAndPhase,
  numberColumn,
  type PlacesSection,
  pageRow,
  placesSection,
  textColumn,
} from './places-section.ts';

/** Shape the section; where nothing can be allocated it says why. */
export function allocationSection({ allocation, record }: PlacesAnswer): PlacesSection {
  const base = { id: 'allocation', title: 'Where places are best used' };
  if (allocation.kind !== 'allocated')
    return placesSection({
      ...base,
      introduction: '',
      missing:
        allocation.kind === 'none'
          ? allocation.why
          : `${allocation.problem.message} (${allocation.problem.place ?? ''}). ${allocation.problem.advice ?? ''}`,
      sources: [],
    });
  const { year, pricePence, travelPence, withoutPence, countsTravel, hadChoice, lines } = allocation;
  const whole = pricePence + travelPence;
  const chosen = hadChoice
    ? 'More children would use some sites than they hold, so there is a choice.'
    : 'No site is wanted by more children than it holds, so there is nothing to choose.';
  return placesSection({
    ...base,
    introduction: `In September ${year} the least whole cost of a year is ${moneyOrUnknown(whole)}, ${moneyOrUnknown(withoutPence - whole)} less than with every child who waits in an independent school. ${chosen}`,
    points: [
      ALLOCATION_NOTE,
      countsTravel
        ? `Of it ${moneyOrUnknown(pricePence)} are places and ${moneyOrUnknown(travelPence)} travel. Travel is paid from the authority’s own budget and never counts in the deficit.`
        : 'No cost of travel is recorded, so only places are counted.',
    ],
    tables: [...siteTable(allocation), ...(lines.length === 0 ? [] : [allocationTable(lines, record.areas)])],
    sources: [
      'Calculated: least cost by the solver HiGHS, counted anew to the penny; method note 13, decision 19.',
    ],
  });
}

type Allocated = Extract<PlacesAnswer['allocation'], { kind: 'allocated' }>;

/** Each site with who goes there, and what that costs. */
function siteTable({ model, lines }: Allocated): PageTable[] {
  if (lines.length === 0) return [];
  const sum = (own: Allocated['lines'], pick: (line: Allocated['lines'][number]) => bigint) =>
    moneyOrUnknown(own.reduce((all, line) => all + BigInt(line.children) * pick(line), 0n));
  const cells = (name: string, places: string, own: Allocated['lines']) => [
    name,
    places,
    showCount(own.reduce((all, { children }) => all + children, 0)),
    sum(own, ({ pricePence }) => pricePence),
    sum(own, ({ travelPence }) => travelPence),
  ];
  return [
    {
      caption: 'Sites with their free places, and the filling that costs least in all',
      columns: [
        textColumn('Site'),
        numberColumn('Free places'),
        numberColumn('Children'),
        numberColumn('Places, a year'),
        numberColumn('Travel, a year'),
      ],
      rows: [
        ...model.sites.map(({ id, name, places }) =>
          pageRow(
            cells(
              withCapital(name),
              places === null ? 'no limit' : showCount(places),
              lines.filter(({ siteId }) => siteId === id),
            ),
          ),
        ),
        pageRow(cells('All', '', lines), true),
      ],
      note: '',
    },
  ];
}

/** Groups that some local site suits, with the reason; those that none suits are counted in the note. */
function allocationTable(lines: Allocated['lines'], areas: PlacesAnswer['record']['areas']): PageTable {
  const chosen = lines.filter(({ hasOtherWay }) => hasOtherWay);
  const others = lines
    .filter(({ hasOtherWay }) => !hasOtherWay)
    .reduce((sum, { children }) => sum + children, 0);
  return {
    caption: 'Groups of children that a local site suits, where they cost least in all, and why',
    columns: [
      textColumn('Need, phase, area'),
      textColumn('Site'),
      numberColumn('Children'),
      numberColumn('Place, each a year'),
      numberColumn('Travel, each a year'),
      textColumn('Why'),
    ],
    rows: chosen.map(({ group, siteName, children, pricePence, travelPence, why }) =>
      pageRow([
        `${needAndPhase(group)}, ${areaName(areas, group.area)}`,
        withCapital(siteName),
        showCount(children),
        moneyOrUnknown(pricePence),
        moneyOrUnknown(travelPence),
        why,
      ]),
    ),
    note: [
      ALLOCATION_REASONS,
      ...(others === 0
        ? []
        : [`For ${showCount(others)} more children no local site with a free place is suited.`]),
    ].join(' '),
  };
}
