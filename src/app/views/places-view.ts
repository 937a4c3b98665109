/** The page of places: what late ones cost, the pipeline by site, need against capacity, and where places are best used. */
import { withCapital } from '../../core/base/first-letter.ts';
import { showCount } from '../../core/base/show.ts';
import { type Month, monthInWords, monthShort } from '../../core/base/time.ts';
import { isLate } from '../../core/places/place-slippage.ts';
import { slippageByCause } from '../../core/places/slippage-by-cause.ts';
import type { PlacesAnswer } from '../places/answer-places.ts';
import { openChart, type PageChart, type PageTable } from './page-values.ts';
import { allocationSection } from './places-allocation.ts';
import { needSection } from './places-need.ts';
import {
  moneyOrUnknown,
  numberColumn,
  type PlacesSection,
  pageRow,
  placesSection,
  textColumn,
} from './places-section.ts';

/** Months that the picture of filling shows before and after places are late. */
const AROUND = 6;

const KINDS = {
  special: 'Special school',
  resourced: 'Resourced provision',
  alternative: 'Alternative provision',
  commissioned: 'Commissioned, independent by registration',
} as const;

function month(one: Month | null): string {
  return one === null ? 'not known' : monthInWords(one);
}

/** Shape the page. */
export function placesView(answer: PlacesAnswer) {
  return {
    answer: answer.sentence,
    notes: [answer.rangeSentence, ...answer.notes].filter((note) => note !== ''),
    sections: [lateSection(answer), pipelineSection(answer), needSection(answer), allocationSection(answer)],
  };
}

function lateSection(answer: PlacesAnswer): PlacesSection {
  const { reckoning, seed, draws } = answer;
  const { range } = reckoning;
  return placesSection({
    id: 'late',
    title: 'What late places cost',
    introduction:
      'While a place is late, the child who would have had it stays in a dearer one. A month costs a twelfth of the difference of the two yearly prices.',
    charts: fillingChart(answer),
    tables: [lateTable(answer), ...causeTable(answer), ...doneTable(answer)],
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
        summary: `At the most ${showCount(most)} children fewer than planned are in new places, in ${late.length} months of ${slippage.filter(isLate).length} schemes.`,
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
        columns: [
          textColumn('Month'),
          numberColumn('As planned'),
          numberColumn('As known now'),
          numberColumn('Fewer'),
        ],
        rows: shown.map(({ month: one, planned, known }) =>
          pageRow([monthInWords(one), showCount(planned), showCount(known), showCount(planned - known)]),
        ),
        note: '',
      },
    },
  ];
}

function lateTable({ reckoning, totals }: PlacesAnswer): PageTable {
  const touched = reckoning.slippage.filter(isLate);
  return {
    caption: 'Late places by scheme: children in dearer places, and what it costs',
    columns: [
      textColumn('Scheme'),
      numberColumn('Places late'),
      numberColumn('Children'),
      numberColumn('A week'),
      numberColumn('So far'),
      numberColumn('In all, as forecast'),
      textColumn('Until the end of'),
    ],
    rows: [
      ...touched.map((one) =>
        pageRow([
          one.name,
          showCount(one.late),
          showCount(one.children),
          moneyOrUnknown(one.weeklyPence),
          moneyOrUnknown(one.soFarPence),
          moneyOrUnknown(one.totalPence),
          month(one.until),
        ]),
      ),
      pageRow(
        [
          'All',
          showCount(touched.reduce((sum, { late }) => sum + late, 0)),
          showCount(totals.children),
          moneyOrUnknown(totals.weeklyPence),
          moneyOrUnknown(totals.soFarPence),
          moneyOrUnknown(totals.totalPence),
          month(totals.until),
        ],
        true,
      ),
    ],
    note: 'In all: if every place opens in the month now forecast. Sums are of whole pence by scheme and financial year. Where a price or a day of opening is not known, the cost is not known either; it is never nought.',
  };
}

/** Every late place under one cause; nothing where no place is late. */
function causeTable({ reckoning, totals }: PlacesAnswer): PageTable[] {
  const schemes = reckoning.pipeline.map(({ scheme }) => scheme);
  const causes = slippageByCause(schemes, reckoning.slippage);
  if (causes.length === 0) return [];
  const row = (
    [cause, who]: readonly [string, string],
    one: Pick<(typeof causes)[number], 'late' | 'children' | 'weeklyPence' | 'totalPence'>,
    isSum = false,
  ) =>
    pageRow(
      [
        cause,
        showCount(one.late),
        showCount(one.children),
        moneyOrUnknown(one.weeklyPence),
        moneyOrUnknown(one.totalPence),
        who,
      ],
      isSum,
    );
  const late = causes.reduce((sum, one) => sum + one.late, 0);
  return [
    {
      caption: 'Late places by cause',
      columns: [
        textColumn('Cause'),
        numberColumn('Places late'),
        numberColumn('Children'),
        numberColumn('A week'),
        numberColumn('In all, as forecast'),
        textColumn('Schemes'),
      ],
      rows: [
        ...causes.map((one) => row([withCapital(one.cause), one.schemes.join(', ')], one)),
        row(['All', ''], { ...totals, late }, true),
      ],
      note: 'Each late place stands under one cause. Schemes that compete for the same children share what their lateness costs in the order of the record.',
    },
  ];
}

/** What keeps each late scheme, whose it is and what comes next; nothing where no place is late. */
function doneTable({ reckoning: { slippage, pipeline } }: PlacesAnswer): PageTable[] {
  const late = new Set(slippage.filter(isLate).map(({ id }) => id));
  const schemes = pipeline.map(({ scheme }) => scheme).filter(({ id }) => late.has(id));
  if (schemes.length === 0) return [];
  return [
    {
      caption: 'What is done about it',
      columns: [
        textColumn('Scheme'),
        textColumn('Was due'),
        textColumn('Now forecast'),
        textColumn('Why late'),
        textColumn('Owner'),
        textColumn('Next step'),
        textColumn('By'),
      ],
      rows: schemes.map(({ name, due, forecast, cause, owner, nextStep }) =>
        pageRow([
          name,
          monthInWords(due),
          month(forecast),
          cause || 'not recorded',
          owner || 'not recorded',
          nextStep?.what ?? 'not recorded',
          stage(nextStep?.by),
        ]),
      ),
      note: '',
    },
  ];
}

function pipelineSection({ reckoning }: PlacesAnswer): PlacesSection {
  const { pipeline, due, delivered, asAt } = reckoning;
  return placesSection({
    id: 'pipeline',
    title: 'Places by site',
    introduction: `${showCount(delivered)} of ${showCount(due)} places due by ${monthInWords(asAt)} are there. No place counts before its money is agreed, and no child is there before the school is registered.`,
    tables: [
      {
        caption: 'Each scheme from plan to full',
        columns: [
          textColumn('Scheme'),
          textColumn('Counts as'),
          textColumn('Planned'),
          textColumn('Funded'),
          textColumn('Registered'),
          textColumn('Due'),
          textColumn('Usable from'),
          numberColumn('Places'),
          numberColumn('There'),
          numberColumn('Filled by plan'),
          textColumn('Children counted'),
        ],
        rows: pipeline.map(({ scheme, usableFrom, usable, expected, onRoll }) =>
          pageRow([
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
