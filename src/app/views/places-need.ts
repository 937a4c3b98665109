/** Need against places on the page of places: by year with what the overflow costs, and by need, phase and area. */
import { showCount } from '../../core/base/show.ts';
import { yearInWords } from '../../core/base/time.ts';
import { PHASES, type Phase } from '../../core/places/place-scheme.ts';
import type { PlacesAnswer } from '../places/answer-places.ts';
import { openChart, type PageChart, type PageTable } from './page-values.ts';
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

/** Shape the section; without a return it says what to bring. */
export function needSection({ reckoning, capacitySentence, vacant, record }: PlacesAnswer): PlacesSection {
  const { capacity } = reckoning;
  return placesSection({
    id: 'need',
    title: 'Need against places',
    introduction: capacitySentence,
    points:
      vacant === null || vacant === 0
        ? []
        : [
            `On the newest day of the roll ${showCount(vacant)} special school ${vacant === 1 ? 'place stands' : 'places stand'} empty. Whom that would suit is not recorded, so it is not counted on.`,
          ],
    missing:
      capacity.length === 0
        ? 'No SEN2 return is stored, so nobody’s need is known. Bring it in on the page Data.'
        : null,
    charts: capacity.length < 2 ? [] : [needChart(reckoning)],
    tables: capacity.length === 0 ? [] : [needTable(reckoning), ...cellTable(reckoning, record.areas)],
    sources: [
      'Calculated: children of the newest SEN2 return in special schools, grown as the plan’s special school and independent placements together; method note 13.',
    ],
  });
}

function needChart({ capacity }: PlacesAnswer['reckoning']): PageChart {
  const categories = capacity.map(({ year }) => yearInWords(year));
  const last = capacity.at(-1);
  return {
    chart: openChart({
      id: 'need-against-places',
      title: 'Children who need a special school place, and local places for them',
      summary: `In ${yearInWords(last?.year ?? 0)} ${showCount(last?.need ?? 0)} children need a place and ${showCount(last?.overflow ?? 0)} have no local one.`,
      xLabel: 'Academic year',
      yLabel: 'Children',
      categories,
      series: [
        { kind: 'line', label: 'Need', role: 'actual', values: capacity.map(({ need }) => need) },
        {
          kind: 'line',
          label: 'With a local place',
          role: 'forecast',
          values: capacity.map(({ need, overflow }) => need - overflow),
        },
      ],
      startsAtZero: true,
      decimals: 0,
    }),
    table: {
      caption: 'The figures of the chart',
      columns: [textColumn('Year'), numberColumn('Need'), numberColumn('With a local place')],
      rows: capacity.map(({ need, overflow }, at) =>
        pageRow([categories[at] ?? '', showCount(need), showCount(need - overflow)]),
      ),
      note: '',
    },
  };
}

function needTable({ capacity }: PlacesAnswer['reckoning']): PageTable {
  return {
    caption: 'Need against capacity by academic year, and what the overflow costs',
    columns: [
      textColumn('Year'),
      numberColumn('Need'),
      numberColumn('Places of today kept'),
      numberColumn('New places usable'),
      numberColumn('Filled by January'),
      numberColumn('Overflow to independent'),
      numberColumn('The plan has'),
      numberColumn('Dearer by'),
    ],
    rows: capacity.map((one) =>
      pageRow([
        yearInWords(one.year),
        showCount(one.need),
        showCount(one.existing),
        showCount(one.usable),
        showCount(one.filled),
        showCount(one.overflow),
        one.planned === null ? 'not said' : showCount(one.planned),
        moneyOrUnknown(one.costPence),
      ]),
    ),
    note: 'Overflow: the fewest children who can be left without a local place that suits their need and phase. Dearer by: their independent places less local ones, seven months at the prices of one financial year and five at those of the next; not known where the plan’s prices end.',
  };
}

/** The coming year by need and phase, areas side by side. */
function cellTable(
  { capacity, asAt }: PlacesAnswer['reckoning'],
  named: PlacesAnswer['record']['areas'],
): PageTable[] {
  const year = capacity.find((one) => `${one.year}-09` > asAt) ?? capacity.at(-1);
  if (year === undefined || year.cells.length === 0) return [];
  const areas = [...new Set(year.cells.map(({ area }) => area))];
  const groups = Map.groupBy(year.cells, needAndPhase);
  const waitingIn = (area: string | null, cells: typeof year.cells) =>
    cells.reduce((sum, one) => sum + (area === null || one.area === area ? one.waiting : 0), 0);
  const counts = (cells: typeof year.cells) =>
    [...areas, null].map((area) => showCount(waitingIn(area, cells)));
  const rows = [...groups]
    .sort(([, a], [, b]) => order(a) - order(b))
    .filter(([, cells]) => cells.some(({ waiting }) => waiting > 0));
  return [
    {
      caption: `Who waits in ${yearInWords(year.year)} beyond today’s places, by need, phase and area`,
      columns: [
        textColumn('Primary need, phase'),
        ...areas.map((area) => numberColumn(areaName(named, area))),
        numberColumn('All'),
      ],
      rows: [
        ...rows.map(([name, cells]) => pageRow([name, ...counts(cells)])),
        pageRow(['All', ...counts(year.cells)], true),
      ],
      note: `Needs by the codes of the SEN2 return. New places that have filled by January leave ${showCount(year.overflow)} of them without a local place.`,
    },
  ];
}

function order([first]: readonly { readonly phase: Phase }[]): number {
  return first === undefined ? 0 : PHASES.indexOf(first.phase);
}
