/** The page of places: what late ones cost, the pipeline by site, need against capacity, and where places are best used. */
import { pence } from '../../core/base/pence.ts';
import { showCount, showPence } from '../../core/base/show.ts';
import { type Month, monthInWords, monthShort, yearInWords } from '../../core/base/time.ts';
import { ALLOCATION_NOTE } from '../../core/places/explain-allocation.ts';
import { PHASES, type Phase } from '../../core/places/place-scheme.ts';
import type { PlacesAnswer } from '../places/answer-places.ts';
import { openChart, type PageChart, type PageTable } from './page-values.ts';

/** Months that the picture of filling shows before and after places are late. */
const AROUND = 6;

const KINDS = {
  special: 'Special school',
  resourced: 'Resourced provision',
  alternative: 'Alternative provision',
  commissioned: 'Commissioned, independent by registration',
} as const;

const text = (header: string) => ({ header, number: false });
const number = (header: string) => ({ header, number: true });
const row = (cells: string[], emphasis = false) => ({ cells, emphasis });
const month = (one: Month | null) => (one === null ? 'not known' : monthInWords(one));
/** Money to the penny; what is not known is said, never shown as nought. */
const money = (amount: bigint | null) => (amount === null ? 'not known' : showPence(pence(amount)));

/** Shape the page. */
export function placesView(answer: PlacesAnswer) {
  return {
    answer: answer.sentence,
    notes: [...answer.notes],
    sections: [lateSection(answer), pipelineSection(answer), needSection(answer), allocationSection(answer)],
  };
}

type Section = ReturnType<typeof section>;

function section(parts: {
  id: string;
  title: string;
  introduction: string;
  points?: string[];
  charts?: PageChart[];
  tables?: PageTable[];
  missing?: string | null;
  sources: string[];
}) {
  return { points: [], charts: [], tables: [], missing: null, keyFigures: [], ...parts };
}

function lateSection(answer: PlacesAnswer): Section {
  const { reckoning, seed, draws } = answer;
  const { range } = reckoning;
  return section({
    id: 'late',
    title: 'What late places cost',
    introduction:
      'While a place is late, the child who would have had it stays in a dearer one. A month costs a twelfth of the difference of the two yearly prices.',
    charts: fillingChart(answer),
    tables: [lateTable(answer)],
    sources: [
      'Calculated: method note 13, from the record of places and the unit costs of the plan.',
      ...(range === null ? [] : [`The range is of ${showCount(draws)} draws from seed ${seed}.`]),
    ],
  });
}

function fillingChart({ reckoning }: PlacesAnswer): PageChart[] {
  const { filling, slippage } = reckoning;
  const late = filling.filter(({ planned, known }) => planned > known);
  if (late.length === 0) return [];
  const from = Math.max(0, filling.findIndex(({ month: one }) => one === late[0]?.month) - AROUND);
  const to = filling.findIndex(({ month: one }) => one === late.at(-1)?.month) + AROUND + 1;
  const shown = filling.slice(from, to);
  const most = late.reduce((max, { planned, known }) => Math.max(max, planned - known), 0);
  return [
    {
      chart: openChart({
        id: 'places-filling',
        title: 'Children in new places: as planned, and as openings are known now',
        summary: `At the most ${showCount(most)} children fewer than planned are in new places, in ${late.length} months of ${slippage.filter((one) => one.until !== null || !one.hasEnd).length} schemes.`,
        xLabel: 'Month',
        yLabel: 'Children',
        categories: shown.map((one) => monthShort(one.month)),
        series: [
          {
            kind: 'line',
            label: 'As planned',
            role: 'agreed',
            values: shown.map(({ planned }) => planned),
          },
          {
            kind: 'line',
            label: 'As known now',
            role: 'forecast',
            values: shown.map(({ known }) => known),
          },
        ],
        startsAtZero: true,
        decimals: 0,
      }),
      table: {
        caption: 'The figures of the chart, children',
        columns: [text('Month'), number('As planned'), number('As known now'), number('Fewer')],
        rows: shown.map(({ month: one, planned, known }) =>
          row([monthInWords(one), showCount(planned), showCount(known), showCount(planned - known)]),
        ),
        note: '',
      },
    },
  ];
}

function lateTable({ reckoning, totals }: PlacesAnswer): PageTable {
  const { slippage, pipeline } = reckoning;
  const touched = slippage.filter((one) => one.late > 0 || one.until !== null || !one.hasEnd);
  const causeOf = (id: string) => pipeline.find(({ scheme }) => scheme.id === id)?.scheme.cause ?? '';
  return {
    caption: 'Late places by scheme: children in dearer places, and what it costs',
    columns: [
      text('Scheme'),
      number('Places late'),
      number('Children'),
      number('A week'),
      number('So far'),
      number('In all'),
      text('Until the end of'),
      text('Cause'),
    ],
    rows: [
      ...touched.map((one) =>
        row([
          one.name,
          showCount(one.late),
          showCount(one.children),
          money(one.weeklyPence),
          money(one.soFarPence),
          money(one.totalPence),
          month(one.until),
          causeOf(one.id),
        ]),
      ),
      row(
        [
          'All',
          showCount(touched.reduce((sum, { late }) => sum + late, 0)),
          showCount(totals.children),
          money(totals.weeklyPence),
          money(totals.soFarPence),
          money(totals.totalPence),
          month(totals.until),
          '',
        ],
        true,
      ),
    ],
    note: 'Sums are of whole pence by scheme and financial year. Where a price or a day of opening is not known, the cost is not known either; it is never nought.',
  };
}

function pipelineSection({ reckoning }: PlacesAnswer): Section {
  const { pipeline, due, delivered, asAt } = reckoning;
  return section({
    id: 'pipeline',
    title: 'Places by site',
    introduction: `${showCount(delivered)} of ${showCount(due)} places due by ${monthInWords(asAt)} are there. No place counts before its money is agreed, and no child is there before the school is registered.`,
    tables: [
      {
        caption: 'Each scheme from plan to full',
        columns: [
          text('Scheme'),
          text('Counts as'),
          text('Planned'),
          text('Funded'),
          text('Registered'),
          text('Due'),
          text('Usable from'),
          number('Places'),
          number('There'),
          number('Filled by plan'),
          text('Children counted'),
        ],
        rows: pipeline.map(({ scheme, usableFrom, usable, expected, onRoll }) =>
          row([
            scheme.name,
            KINDS[scheme.countsAs],
            stage(scheme.site?.stages.planned),
            scheme.site?.stages.funded === null ? 'not agreed' : stage(scheme.site?.stages.funded),
            stage(scheme.site?.stages.registered),
            monthInWords(scheme.due),
            month(usableFrom),
            showCount(scheme.placesDue),
            showCount(usable),
            showCount(expected),
            onRoll === null ? 'none made' : `${showCount(onRoll.children)} in ${monthInWords(onRoll.month)}`,
          ]),
        ),
        note: 'Filled by plan: children who are there if it fills in even steps from opening. A count below it means that it fills more slowly.',
      },
    ],
    sources: ['Record: places of the programme.'],
  });
}

function stage(one: Month | null | undefined): string {
  return one === null || one === undefined ? 'not recorded' : monthInWords(one);
}

function needSection({ reckoning, capacitySentence, vacant }: PlacesAnswer): Section {
  const { capacity } = reckoning;
  return section({
    id: 'need',
    title: 'Need against places',
    introduction: capacitySentence,
    points:
      vacant === null || vacant === 0
        ? []
        : [
            `${showCount(vacant)} places of special schools stand empty on the newest day of the roll. Whom they would suit is not recorded, so they are not counted on.`,
          ],
    missing:
      capacity.length === 0
        ? 'No SEN2 return is stored, so nobody’s need is known. Bring it in on the page Data.'
        : null,
    charts: capacity.length < 2 ? [] : [needChart(reckoning)],
    tables: capacity.length === 0 ? [] : [needTable(reckoning), ...cellTable(reckoning)],
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
      columns: [text('Year'), number('Need'), number('With a local place')],
      rows: capacity.map(({ need, overflow }, at) =>
        row([categories[at] ?? '', showCount(need), showCount(need - overflow)]),
      ),
      note: '',
    },
  };
}

function needTable({ capacity }: PlacesAnswer['reckoning']): PageTable {
  return {
    caption: 'Need against capacity by academic year, and what the overflow costs',
    columns: [
      text('Year'),
      number('Need'),
      number('Places of today kept'),
      number('New places usable'),
      number('Filled by January'),
      number('Overflow to independent'),
      number('The plan has'),
      number('Dearer by'),
    ],
    rows: capacity.map((one) =>
      row([
        yearInWords(one.year),
        showCount(one.need),
        showCount(one.existing),
        showCount(one.usable),
        showCount(one.filled),
        showCount(one.overflow),
        one.planned === null ? 'not said' : showCount(one.planned),
        money(one.costPence),
      ]),
    ),
    note: 'Overflow: the fewest children who can be left without a local place that suits their need and phase. Dearer by: their independent places less local ones, seven months at the prices of one financial year and five at those of the next; not known where the plan’s prices end.',
  };
}

/** The coming year by need and phase, areas side by side. */
function cellTable({ capacity, asAt }: PlacesAnswer['reckoning']): PageTable[] {
  const year = capacity.find((one) => `${one.year}-09` > asAt) ?? capacity.at(-1);
  if (year === undefined || year.cells.length === 0) return [];
  const areas = [...new Set(year.cells.map(({ area }) => area))];
  const groups = Map.groupBy(year.cells, ({ need, phase }) => `${need}, ${phase}`);
  const rows = [...groups]
    .sort(([, a], [, b]) => order(a) - order(b))
    .filter(([, cells]) => cells.some(({ waiting }) => waiting > 0));
  return [
    {
      caption: `Who waits in ${yearInWords(year.year)} beyond today’s places, by need, phase and area, and how many are left when new places have filled`,
      columns: [text('Primary need, phase'), ...areas.map(number), number('All'), number('Left')],
      rows: rows.map(([name, cells]) =>
        row([
          name,
          ...areas.map((area) => showCount(cells.find((one) => one.area === area)?.waiting ?? 0)),
          showCount(cells.reduce((sum, { waiting }) => sum + waiting, 0)),
          showCount(cells.reduce((sum, { left }) => sum + left, 0)),
        ]),
      ),
      note: 'Needs by the codes of the SEN2 return. Which children are left is one way of many that leave as few; the number in all is the same in each.',
    },
  ];
}

function order([first]: readonly { readonly phase: Phase }[]): number {
  return first === undefined ? 0 : PHASES.indexOf(first.phase);
}

function allocationSection({ allocation }: PlacesAnswer): Section {
  const base = { id: 'allocation', title: 'Where places are best used' };
  if (allocation.kind !== 'allocated')
    return section({
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
  return section({
    ...base,
    introduction: `In September ${year} the least whole cost of a year is ${money(whole)}, ${money(withoutPence - whole)} less than with every child who waits in an independent school. ${chosen}`,
    points: [
      ALLOCATION_NOTE,
      countsTravel
        ? `Of it ${money(pricePence)} are places and ${money(travelPence)} travel. Travel is paid from the authority’s own budget and never counts in the deficit.`
        : 'No cost of travel is recorded, so only places are counted.',
    ],
    tables: lines.length === 0 ? [] : [allocationTable(lines)],
    sources: [
      'Calculated: least cost by the solver HiGHS, counted anew to the penny; method note 13, decision 19.',
    ],
  });
}

function allocationTable(
  lines: Extract<PlacesAnswer['allocation'], { kind: 'allocated' }>['lines'],
): PageTable {
  return {
    caption: 'Groups of children and the site that costs least in all, with the reason',
    columns: [
      text('Need, phase, area'),
      text('Site'),
      number('Children'),
      number('Place, each a year'),
      number('Travel, each a year'),
      text('Why'),
    ],
    rows: lines.map(({ group, siteName, children, pricePence, travelPence, why }) =>
      row([
        `${group.need}, ${group.phase}, ${group.area}`,
        siteName,
        showCount(children),
        money(pricePence),
        money(travelPence),
        why,
      ]),
    ),
    note: '',
  };
}
