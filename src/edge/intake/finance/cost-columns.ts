/** The columns of a list of placement costs, by the many names that finance teams give them. */
import { columnKey } from '../tables/column-key.ts';

/** Names by column, in `columnKey` form; the first column of a file that has one of them is read. */
export const COST_COLUMNS = {
  reference: [
    'reference',
    'ref',
    'childid',
    'childref',
    'childreference',
    'childsid',
    'caseid',
    'caseno',
    'casenumber',
    'caseref',
    'casereference',
    'clientid',
    'clientreference',
    'mosaicid',
    'mosaicno',
    'mosaicnumber',
    'mosaicref',
    'mosaicreference',
    'liquidlogicid',
    'capitaid',
    'synergyid',
    'personid',
    'pupilid',
    'pupilref',
    'pupilreference',
    'senreference',
    'hnreference',
  ],
  upn: ['upn', 'uniquepupilnumber', 'pupilupn', 'upnnumber'],
  type: ['placementtype', 'typeofplacement', 'provisiontype', 'typeofprovision', 'settingtype', 'costtype'],
  urn: ['urn', 'schoolurn', 'providerurn', 'establishmenturn', 'settingurn', 'dfeurn'],
  band: ['band', 'bandlevel', 'fundingband', 'topupband', 'matrix', 'matrixband', 'matrixvalue'],
  annual: [
    'annualcost',
    'annualfee',
    'annualamount',
    'annualtotal',
    'costperannum',
    'costperyear',
    'fullyearcost',
    'totalannualcost',
    'yearlycost',
    'costpa',
    'annualcostofplacement',
    'annualplacementcost',
  ],
  weekly: ['weeklycost', 'weeklyfee', 'weeklyrate', 'weeklyamount', 'costperweek', 'feeperweek', 'costpw'],
  termly: ['termlycost', 'termlyfee', 'termlyamount', 'costperterm', 'feeperterm', 'termcost', 'termfee'],
  monthly: ['monthlycost', 'monthlyfee', 'monthlyamount', 'costpermonth', 'feepermonth'],
  weeks: ['weeks', 'weeksayear', 'weeksperyear', 'weeksperannum', 'noofweeks', 'numberofweeks'],
  terms: ['terms', 'termsayear', 'termsperyear', 'noofterms', 'numberofterms'],
  start: [
    'startdate',
    'start',
    'placementstart',
    'placementstartdate',
    'dateofplacement',
    'datestarted',
    'datefrom',
    'from',
    'effectivefrom',
  ],
  end: [
    'enddate',
    'end',
    'placementend',
    'placementenddate',
    'dateended',
    'dateto',
    'to',
    'effectiveto',
    'leavingdate',
  ],
} as const satisfies Record<string, readonly string[]>;

export type CostColumn = keyof typeof COST_COLUMNS;

/** Columns that such lists have and that are never read: names and birth dates of children, names of schools, notes. */
export const COST_COLUMNS_LEFT_OUT: readonly string[] = [
  'surname',
  'forename',
  'firstname',
  'lastname',
  'name',
  'childname',
  'childsname',
  'pupilname',
  'initials',
  'dob',
  'dateofbirth',
  'provider',
  'providername',
  'school',
  'schoolname',
  'setting',
  'settingname',
  'establishment',
  'establishmentname',
  'comments',
  'notes',
];

/** Where each column stands in a file, or -1. */
export type CostPlaces = Readonly<Record<CostColumn, number>>;

/** Find the columns of a file. */
export function costPlaces(headers: readonly string[]): CostPlaces {
  const keys = headers.map(columnKey);
  const place = (column: CostColumn) => {
    const names: readonly string[] = COST_COLUMNS[column];
    return keys.findIndex((key) => names.includes(key));
  };
  return {
    reference: place('reference'),
    upn: place('upn'),
    type: place('type'),
    urn: place('urn'),
    band: place('band'),
    annual: place('annual'),
    weekly: place('weekly'),
    termly: place('termly'),
    monthly: place('monthly'),
    weeks: place('weeks'),
    terms: place('terms'),
    start: place('start'),
    end: place('end'),
  };
}
