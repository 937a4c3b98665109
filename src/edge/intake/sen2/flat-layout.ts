/** The layout of one table for everything. */
import type { Layout } from '../tables/layout.ts';
import { flatColumns, TABLE_IDS } from './flat-columns.ts';
import { FlatReader } from './read-flat.ts';

const COLUMNS = flatColumns();
const OF_A_PLAN = [
  'receiveddate',
  'startdate',
  'sentype',
  'urn',
  'ukprn',
  'sensetting',
  'entrydate',
  'reviewmeeting',
];

/** So much of a header must be known: two words of a sentence, or of some other list of children, do not make one. */
const LEAST_KNOWN = 0.5;

/** One table for everything: a birth date, and something of a request, a plan, a place or a need. */
export const FLAT_LAYOUT: Layout = {
  kind: 'sen2-csv',
  workbookKind: 'sen2-xlsx',
  name: 'sen2-flat',
  required: ['personbirthdate', OF_A_PLAN],
  optional: [...COLUMNS.keys()].filter(
    (column) => column !== 'personbirthdate' && !OF_A_PLAN.includes(column),
  ),
  without: TABLE_IDS,
  leastKnown: LEAST_KNOWN,
  synonyms: Object.fromEntries(COLUMNS),
  reader: (input) => new FlatReader(input),
};
