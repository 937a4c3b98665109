/** Live chart and table of procurements and registrations: the stage that each has reached, its days, and how late it is. */
import { dayInWords, type IsoDate, lastDayOf, monthInWords } from '../../base/time.ts';
import { dayOr, isLate, latenessInWords, latenessOf } from '../../programme/tracking/lateness.ts';
import { STAGES, stageNumber, type TrackedItem } from '../../programme/tracking/trackers.ts';
import type { ChartBlock, TableBlock } from '../blocks.ts';
import { figureCell, textCell } from '../cells.ts';
import type { LiveSource } from './live-source.ts';

const KIND_WORDS = { procurement: 'Procurement', registration: 'Registration' } as const;
/** More would not have room for their words under the axis. */
const MOST_DRAWN = 6;

/** Bars of the stage reached of four; the words under each say the stage and how late. Null where nothing is followed. */
export function trackerChart(source: LiveSource): ChartBlock | null {
  const items = itemsOf(source);
  if (items.length === 0) return null;
  const asAt = lastDayOf(source.update.dataCutOff);
  const behind = (item: TrackedItem) => isLate(latenessOf(item, asAt));
  const drawn = [...items].sort((a, b) => Number(behind(b)) - Number(behind(a))).slice(0, MOST_DRAWN);
  const late = items.filter(behind);
  const rest = items.length - drawn.length;
  return {
    kind: 'chart',
    chart: {
      id: 'tracker-stages',
      title: 'Procurements and registrations: stage reached',
      summary: `${late.length} of ${items.length} were late or overdue at the end of ${monthInWords(source.update.dataCutOff)}${namesOf(late, asAt)}.${rest === 0 ? '' : ` Not drawn, and in the table of all: ${rest}.`}`,
      xLabel: 'What is bought or registered, its stage, and how it stands',
      yLabel: 'Stage, of four',
      categories: drawn.map((item) => `${item.title}: ${stageInWords(item)}, ${standingOf(item, asAt)}`),
      series: [
        {
          kind: 'bar',
          label: 'All stages',
          role: 'agreed',
          values: drawn.map(({ kind }) => STAGES[kind].length),
        },
        { kind: 'bar', label: 'Stage reached', role: 'actual', values: drawn.map(stageNumber) },
      ],
      startsAtZero: true,
      decimals: 0,
    },
    table: tableOf(source, drawn, 'tracker-stages-data'),
  };
}

/** Every procurement and registration with its stage, its days and how late it is. */
export function trackerTable(source: LiveSource): TableBlock | null {
  const items = itemsOf(source);
  return items.length === 0 ? null : tableOf(source, items, 'trackers');
}

function tableOf(source: LiveSource, items: readonly TrackedItem[], id: string): TableBlock {
  const { book, update } = source;
  const asAt = lastDayOf(update.dataCutOff);
  return {
    kind: 'table',
    id,
    caption: 'Procurements and registrations: stages and days',
    columns: [
      { header: 'What', align: 'start', width: 0.22 },
      { header: 'Stage', align: 'start', width: 0.18 },
      { header: 'Due', align: 'start', width: 0.17 },
      { header: 'Done, or now expected', align: 'start', width: 0.18 },
      { header: 'Days after due', align: 'end', width: 0.1 },
      { header: 'How it stands', align: 'start', width: 0.15 },
    ],
    rows: items.map((item) => [
      textCell(`${item.title} (${KIND_WORDS[item.kind].toLowerCase()})`),
      textCell(stageInWords(item)),
      textCell(dayOr(item.due, 'no day was set')),
      textCell(item.done === null ? dayOr(item.forecast, 'as due') : `done ${dayInWords(item.done)}`),
      figureCell(book, `${item.kind}.${item.id}.days-after-due`),
      textCell(standingOf(item, asAt)),
    ]),
    note: `Stages of a procurement: ${STAGES.procurement.join(', ')}; it is due to be awarded. Of a registration: ${STAGES.registration.join(', ')}; it is due to be registered.`,
  };
}

function itemsOf({ facts }: LiveSource): readonly TrackedItem[] {
  return facts.programme.trackers?.items ?? [];
}

/** Names what is late: on a narrow page there is no room for words under the bars. */
function namesOf(late: readonly TrackedItem[], asAt: IsoDate): string {
  const told = late.slice(0, MOST_DRAWN).map((item) => `${item.title} (${standingOf(item, asAt)})`);
  return told.length === 0 ? '' : `: ${told.join(', ')}`;
}

/** "applied (2 of 4)"; "abandoned" where it was given up. */
function stageInWords(item: TrackedItem): string {
  const number = stageNumber(item);
  if (item.stage === null) return 'stage not recorded';
  return number === null ? item.stage : `${item.stage} (${number} of ${STAGES[item.kind].length})`;
}

/** What was given up is not late. */
function standingOf(item: TrackedItem, asAt: IsoDate): string {
  const isGivenUp = item.stage !== null && stageNumber(item) === null;
  return isGivenUp ? 'given up' : latenessInWords(latenessOf(item, asAt));
}
