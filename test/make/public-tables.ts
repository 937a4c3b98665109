/** A small made-up set of published tables: five authorities, England, neighbours, population, and marks where figures are missing. */

type MadeAuthority = {
  readonly code: string;
  readonly number: string;
  readonly name: string;
  readonly region: string;
  /** Plans in January 2020 [plans]. */
  readonly plans: number;
  /** Yearly growth, 0.1 is a tenth. */
  readonly growth: number;
};

const AUTHORITIES: readonly MadeAuthority[] = [
  { code: 'E10009901', number: '991', name: 'Marlshire', region: 'West', plans: 4000, growth: 0.09 },
  { code: 'E06009902', number: '992', name: 'Oxenford', region: 'West', plans: 1500, growth: 0.1 },
  { code: 'E08009903', number: '993', name: 'St Alder', region: 'North', plans: 2100, growth: 0.07 },
  {
    code: 'E06009904',
    number: '994',
    name: 'Brackwater, City of',
    region: 'North',
    plans: 900,
    growth: 0.12,
  },
  { code: 'E09009905', number: '995', name: 'Hartcombe', region: 'East', plans: 3000, growth: 0.08 },
];
/** Known by the list alone. */
const LISTED = { code: 'E06009906', number: '996', name: 'Farholm', region: 'East' };

const YEARS = [2020, 2021, 2022, 2023, 2024];

function plansIn({ plans, growth }: MadeAuthority, year: number): number {
  return Math.round(plans * (1 + growth) ** (year - 2020));
}

function panel(): string {
  const header =
    'time_period,geographic_level,region_code,region_name,new_la_code,old_la_code,la_name,ehcplans';
  const rows = YEARS.flatMap((year) => [
    `${year},National,,,,,,${AUTHORITIES.reduce((sum, item) => sum + plansIn(item, year), 0)}`,
    ...AUTHORITIES.map((item) =>
      [
        year,
        'Local authority',
        '',
        item.region,
        item.code,
        item.number,
        `"${item.name}"`,
        plansIn(item, year),
      ].join(','),
    ),
  ]);
  return [header, ...rows].join('\n');
}

const COMMON =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,old_la_code,la_name,breakdown_topic,breakdown';

/** A table of the plan statistics for one calendar year; cells by authority in order, England last. */
function release(all: string, columns: readonly string[], cells: readonly (readonly string[])[]): string {
  const rows = cells.map((values, place) => {
    const item = AUTHORITIES[place];
    const area =
      item === undefined
        ? ['National', 'E92000001', 'England', '', '', '', '', '']
        : [
            'Local authority',
            'E92000001',
            'England',
            '',
            item.region,
            item.code,
            item.number,
            `"${item.name}"`,
          ];
    return ['2023', 'Calendar year', ...area, all, all, ...values].join(',');
  });
  return [`${COMMON},${columns.join(',')}`, ...rows].join('\n');
}

function timeliness(): string {
  const columns = [
    'plans_issued_den',
    'plans_issued_den_ex',
    'plans_issued_within_20_weeks',
    'plans_issued_20_weeks_ex',
    'pc_plans_issued_within_20_weeks',
    'plans_issued_gt_1_year',
  ];
  return release('All EHC plans issued', columns, [
    ['500', '480', '250', '240', '50', '10'],
    ['200', '190', '140', '133', '70', '0'],
    ['300', '300', '90', '90', '30', '30'],
    ['100', '80', '80', '72', '80', '1'],
    ['x', 'x', 'x', 'x', 'x', 'x'],
    ['1100', '1050', '560', '535', '50.9', '41'],
  ]);
}

function ceased(): string {
  const reasons = [
    'max_age',
    'needs_met',
    'he',
    'employ',
    'transfer',
    'no_engage',
    'moved_outside_eng',
    'deceased',
  ];
  return release(
    'All ceased EHC plans',
    [...reasons, 'not_rec', 'other', 'total_ceased'],
    [
      ['10', '40', '20', '30', '60', '50', '5', '2', '0', '8', '225'],
      ['5', '12', '8', '9', '20', '10', '1', '0', '0', '5', '70'],
      ['z', 'c', '8', '9', '20', '10', '1', '0', '0', '5', '110'],
      ['2', '4', '3', '2', '10', '9', '0', '0', '0', '2', '32'],
      ['8', '30', '15', '20', '40', '30', '2', '1', '0', '4', '150'],
      ['25', '98', '54', '70', '150', '109', '9', '3', '0', '24', '587'],
    ],
  );
}

/** People of mid-2022; one age of one authority is missing. */
function population(): string {
  const ages = Array.from({ length: 27 }, (_, age) => age);
  const rows = AUTHORITIES.map(({ code, name, plans }) => {
    const people = ages.map((age) => (name === 'Hartcombe' && age === 7 ? ':' : String(plans + age)));
    return [code, `"${name.replace('St Alder', 'St. Alder')}"`, plans * 80, ...people].join(',');
  });
  return [`utla22_code,utla22_name,total_population,${ages.join(',')}`, ...rows].join('\n');
}

/** One row a pair; one neighbour is in no table. */
function neighbours(): string {
  const columns: Readonly<Record<string, readonly string[]>> = {
    Marlshire: ['Oxenford', 'St. Alder', 'Nowhere'],
    Oxenford: ['Marlshire', 'Brackwater', 'St. Alder'],
    'St. Alder': ['Brackwater', 'Hartcombe Borough', 'Oxenford'],
    Brackwater: ['Oxenford', 'St. Alder', 'Hartcombe Borough'],
    'Hartcombe Borough': ['St. Alder', 'Marlshire', 'Oxenford'],
  };
  const rows = Object.entries(columns).flatMap(([authority, names]) =>
    names.map((name, place) => `${authority},${place + 1},${name}`),
  );
  return ['authority_name,rank,neighbour_name', ...rows].join('\n');
}

function list(): string {
  const rows = [...AUTHORITIES, LISTED].map(({ number, code, name, region }) =>
    [number, code, `"${name}"`, region].join(','),
  );
  return ['old_la_code,new_la_code,la_name,region_name', ...rows].join('\n');
}

/** Give the set: file name to its text. Requests, assessments and placements are left out on purpose. */
export function publicTables(): Readonly<Record<string, string>> {
  return {
    'panel.csv': panel(),
    'timeliness.csv': timeliness(),
    'ceased.csv': ceased(),
    'population-2022.csv': population(),
    'statistical_neighbours.csv': neighbours(),
    'la_list_2025.csv': list(),
  };
}
