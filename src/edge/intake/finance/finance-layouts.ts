/** The layouts of the finance team's own tables. */
import type { Layout } from '../tables/layout.ts';
import { COST_COLUMNS, COST_COLUMNS_LEFT_OUT } from './cost-columns.ts';
import { TEXT_COLUMNS } from './ledger-words.ts';
import { costReader } from './read-costs.ts';
import { ledgerReader } from './read-ledger.ts';
import { monthlyReader } from './read-monthly.ts';

const { reference, upn, type, start, annual, weekly, termly, monthly, ...others } = COST_COLUMNS;

/** Names that only a ledger gives its lines, and those of its amounts. */
const LEDGER_LINES = [
  ...TEXT_COLUMNS.costCentre.filter((name) => name.startsWith('cost')),
  ...TEXT_COLUMNS.account.filter((name) => /account|subjective|nominal|^gl|ledger/.test(name)),
  ...TEXT_COLUMNS.accountName,
];
const LEDGER_AMOUNTS = [
  'amount',
  'netamount',
  'value',
  'actual',
  'actuals',
  'actualamount',
  'budget',
  'budgetamount',
  'forecast',
  'forecastamount',
  'debit',
  'credit',
  'debits',
  'credits',
];

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
    required: [[...reference, ...upn], type, start, [...annual, ...weekly, ...termly, ...monthly]],
    optional: [...Object.values(others).flat(), ...COST_COLUMNS_LEFT_OUT],
  },
  {
    kind: 'ledger',
    name: 'ledger',
    reader: ledgerReader,
    required: [TEXT_COLUMNS.period, LEDGER_LINES, LEDGER_AMOUNTS],
    optional: Object.values(TEXT_COLUMNS).flat(),
  },
];
