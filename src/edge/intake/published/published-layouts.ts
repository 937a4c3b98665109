/** The layouts of the department's published tables by authority. */
import type { Layout } from '../tables/layout.ts';
import { DEFICIT_LAYOUTS } from './deficit-layouts.ts';
import { CHILDREN_LIST_LAYOUTS } from './find-known-file.ts';
import { LIST_LAYOUTS } from './list-layouts.ts';
import { NEIGHBOUR_LAYOUT } from './neighbour-sheet.ts';
import { OUTTURN_LAYOUTS } from './outturn-layouts.ts';
import { POPULATION_LAYOUTS } from './population-layouts.ts';
import { PUBLISHED_PLACE } from './published-place.ts';
import { allocationBlocksReader, allocationLinesReader } from './read-allocations.ts';
import { ESTABLISHMENT_LAYOUT } from './read-establishments.ts';
import { panelReader, publishedReader } from './read-published.ts';

/** One of these tells a file of the plan statistics from the department's other files by authority. */
const RELEASE_SIGNS = [
  'breakdowntopic',
  'characteristicage',
  'establishmentgroup',
  'inreqehc',
  'mapprenehc',
  'sen2dmodco',
];

/** Every published table that is told by one row of columns. */
export const PUBLISHED_LAYOUTS: readonly Layout[] = [
  {
    kind: 'dfe-la-panel',
    name: 'panel',
    reader: panelReader,
    required: ['timeperiod', ['newlacode', 'oldlacode'], ['ehcplans', 'numcaseload', 'measure']],
    optional: [
      'geographiclevel',
      'regioncode',
      'regionname',
      'newlacode',
      'oldlacode',
      'laname',
      'countrycode',
      'countryname',
      'timeidentifier',
      'characteristicage',
      'totalst',
      'totalehc',
      'value',
      'source',
      'ehcplans',
      'numcaseload',
      'measure',
    ],
    without: ['breakdowntopic', 'agreed', 'actual'],
  },
  {
    kind: 'dfe-ehcp',
    name: 'published',
    reader: publishedReader,
    required: ['timeperiod', 'geographiclevel', ['newlacode', 'oldlacode'], 'laname', RELEASE_SIGNS],
    optional: Object.values(PUBLISHED_PLACE),
    without: ['numcaseload', 'measure', 'source'],
    takesAnyColumn: true,
  },
  {
    kind: 'dsg-allocations',
    name: 'allocation-lines',
    reader: allocationLinesReader,
    required: ['financialyear', 'lacode', 'laname', 'component', 'value'],
    optional: [],
  },
  {
    kind: 'dsg-allocations',
    name: 'allocation-blocks',
    reader: allocationBlocksReader,
    required: ['financialyear', 'lacode', 'laname', 'highneedsblock'],
    optional: [],
    without: ['component'],
    takesAnyColumn: true,
  },
  ...DEFICIT_LAYOUTS,
  ...OUTTURN_LAYOUTS,
  ...POPULATION_LAYOUTS,
  ...LIST_LAYOUTS,
  ESTABLISHMENT_LAYOUT,
  NEIGHBOUR_LAYOUT,
  ...CHILDREN_LIST_LAYOUTS,
];
