/** Published tables of one figure a row: appeals, the interactive tool's measures, lists of authorities. */
import type { Layout } from '../tables/layout.ts';
import { type ListTable, listLayout } from './read-list.ts';

/** Years whose two digits stand in the names of ONS code columns, "LTLA22CD". */
const CODE_YEARS = Array.from({ length: 25 }, (_, at) => String(at + 11));
const coded = (stem: string, end: string) => CODE_YEARS.map((year) => `${stem}${year}${end}`);

const APPEALS: ListTable = {
  dataset: 'tribunal-appeals',
  code: ['newlacode', 'oldlacode', 'lacode'],
  name: ['localauthority', 'laname'],
  period: ['year', 'timeperiod', 'calendaryear'],
  topic: 'Measure',
  breakdown: ['measure'],
  figures: { value: ['value'] },
  evenBreakdowns: { 'Total Appealable Decisions1,': 'Total Appealable Decisions' },
};

const INTERACTIVE_TOOL: ListTable = {
  dataset: 'lait-measures',
  code: ['lanumber'],
  name: ['laandregions'],
  period: ['years'],
  topic: 'Measure',
  breakdown: ['shortdesc'],
  figures: { value: ['values'] },
  words: { data_item: ['dataitem'] },
};

const MEASURE_DICTIONARY: ListTable = {
  dataset: 'lait-dictionary',
  code: [],
  name: [],
  period: [],
  topic: 'Measure',
  breakdown: ['measureshort'],
  figures: { decimal_places: ['dps'], measure_code: ['measurecode'] },
  words: {
    title: ['charttitle', 'measure'],
    polarity: ['polarity'],
    unit: ['yaxisname'],
    year_type: ['yeartype'],
  },
};

const AUTHORITIES: ListTable = {
  dataset: 'authorities',
  code: ['newlacode'],
  name: ['laname'],
  period: [],
  periodFromName: /20\d\d/,
  topic: 'Region',
  breakdown: ['regionname'],
  figures: { authority_number: ['oldlacode'] },
};

const DISTRICTS: ListTable = {
  dataset: 'district-lookup',
  code: coded('ltla', 'cd'),
  name: coded('ltla', 'nm'),
  period: [],
  periodFromName: /20\d\d/,
  topic: 'Upper-tier authority',
  breakdown: coded('utla', 'cd'),
  figures: {},
  words: { upper_tier_name: coded('utla', 'nm') },
};

const AGREEMENTS: ListTable = {
  dataset: 'safety-valve-agreements',
  code: ['newlacode', 'oldlacode'],
  name: ['laname'],
  period: ['agreementfinancialyear'],
  topic: 'Note',
  breakdown: ['note'],
  figures: {},
};

/** By the columns that tell them apart. */
export const LIST_LAYOUTS: readonly Layout[] = [
  listLayout(APPEALS, {
    kind: 'tribunal-appeals',
    name: 'appeals',
    required: [APPEALS.code, APPEALS.name, APPEALS.period, 'measure', 'value'],
    optional: ['oldlacode', 'newlacode', 'lacode'],
    without: ['source', 'geographiclevel'],
  }),
  listLayout(INTERACTIVE_TOOL, {
    kind: 'lait',
    name: 'lait-measures',
    required: ['shortdesc', 'years', 'laandregions', 'values', 'lanumber'],
    optional: ['dataitem', 'region'],
  }),
  listLayout(MEASURE_DICTIONARY, {
    kind: 'lait',
    name: 'lait-dictionary',
    required: ['measureshort', 'polarity', 'topic', 'yeartype'],
    optional: [
      ...[
        'measurecode',
        'measure',
        'charttitle',
        'yaxisname',
        'statefundedflag',
        'tablestatus',
        'description',
      ],
      ...['lastupdate', 'nextupdate', 'dataownerdosupplierandcontactdetails', 'methodology', 'hyperlinks'],
      ...['dps', 'noquartile'],
    ],
  }),
  listLayout(AUTHORITIES, {
    kind: 'authority-list',
    name: 'authorities',
    required: ['oldlacode', 'newlacode', 'laname', 'regionname'],
    without: ['timeperiod', 'year', 'value'],
  }),
  listLayout(DISTRICTS, {
    kind: 'authority-list',
    name: 'district-lookup',
    required: [DISTRICTS.code, DISTRICTS.name, DISTRICTS.breakdown],
    optional: [...coded('utla', 'nm'), 'objectid', 'fid'],
  }),
  listLayout(AGREEMENTS, {
    kind: 'authority-list',
    name: 'safety-valve-agreements',
    required: [AGREEMENTS.code, 'laname', 'agreementfinancialyear'],
    optional: ['note'],
  }),
];
