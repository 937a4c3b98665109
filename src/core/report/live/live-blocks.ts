/** The live tables and charts that commentary may name, by id. */
import type { ChartBlock, TableBlock } from '../blocks.ts';
import { inYearForecastsTable, positionsChart, positionsTable } from './finance-blocks.ts';
import type { LiveSource } from './live-source.ts';
import { placesChart, placesTable } from './place-blocks.ts';
import {
  againstAgreedChart,
  inmssTable,
  plansMonthlyTable,
  rollingChart,
  rollingTable,
} from './plan-number-blocks.ts';
import { decisionsTable, promisesTable } from './promise-blocks.ts';
import { staffingChart, staffingTable } from './staffing-blocks.ts';
import { trackerChart, trackerTable } from './tracker-blocks.ts';
import { voiceTable } from './voice-blocks.ts';

/** Live tables by id; each gives null where the stored data does not support it. */
export const LIVE_TABLES: Readonly<Record<string, (source: LiveSource) => TableBlock | null>> = {
  'plans-monthly': plansMonthlyTable,
  'requests-rolling': (source) => rollingTable(source, 'req_n', 'requests-rolling'),
  'ceases-rolling': (source) => rollingTable(source, 'cease_n', 'ceases-rolling'),
  'inmss-monthly': inmssTable,
  'in-year-forecasts': inYearForecastsTable,
  'in-year-and-cumulative': positionsTable,
  places: placesTable,
  voice: voiceTable,
  staffing: staffingTable,
  trackers: trackerTable,
  promises: promisesTable,
  'financial-decisions': decisionsTable,
};

/** Live charts by id; each gives null where the stored data does not support it. */
export const LIVE_CHARTS: Readonly<Record<string, (source: LiveSource) => ChartBlock | null>> = {
  'plans-against-agreed': (source) => againstAgreedChart(source, 'plans_n', 'plans-against-agreed'),
  'inmss-count-and-share': (source) => againstAgreedChart(source, 'inmss_n', 'inmss-count-and-share'),
  'requests-rolling': (source) => rollingChart(source, 'req_n', 'requests-rolling'),
  'ceases-rolling': (source) => rollingChart(source, 'cease_n', 'ceases-rolling'),
  'in-year-and-cumulative': positionsChart,
  'places-delivered': placesChart,
  staffing: staffingChart,
  'tracker-stages': trackerChart,
};
