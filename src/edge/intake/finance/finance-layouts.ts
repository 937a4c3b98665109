/** The layouts of the finance team's own tables. */
import type { Layout } from '../tables/layout.ts';
import { costReader } from './read-costs.ts';
import { monthlyReader } from './read-monthly.ts';

export const FINANCE_LAYOUTS: readonly Layout[] = [
  {
    kind: 'monthly-actuals',
    name: 'monthly',
    reader: monthlyReader,
    required: ['month', 'measure', ['actual', 'agreed', 'latest']],
    optional: ['actual', 'agreed', 'latest'],
  },
  {
    kind: 'placement-costs',
    name: 'costs',
    reader: costReader,
    required: ['reference', 'placementtype', 'startdate', 'annualcost'],
    optional: ['enddate'],
  },
];
