/** The nine tables of the person-level return, as the collection's own export writes them. */
import { type DayNumber, toIsoDate } from '../base/day-number.ts';
import { caseReference, type DemoCase, type DemoPlace } from './demo-case.ts';
import { type DemoFile, fromLines } from './demo-file.ts';
import { writeExportDay } from './export-day.ts';
import { CENSUS } from './request-pipeline.ts';

/** The authority's number in every row; no real authority has it. */
export const AUTHORITY_NUMBER = '999';
/** Of which day a return is, and in which folder its tables stand. */
export type ReturnOf = { readonly census: DayNumber; readonly folder: string };
const NEWEST: ReturnOf = { census: CENSUS, folder: 'sen2' };

/** The path of a table, as the collection names its exports: with the day of the census. */
function pathOf({ census, folder }: ReturnOf, table: string): string {
  return `${folder}/Blade-Export_${toIsoDate(census).split('-').reverse().join('-')}_${table}.csv`;
}

/** One table: its header and the rows that one person gives. */
type Table = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: (person: DemoCase, write: Writing) => Iterable<readonly (string | number)[]>;
};
/** Carries the running number of a table with several rows a person, and days already written. */
type Writing = {
  next: () => number;
  readonly day: (day: DayNumber | null) => string;
  readonly census: DayNumber;
};

const tableIds = (name: string) => [`${name}tableid`, 'NativeId', `${name}orderseqcolumn`, 'sourceid'];
const PLACE_COLUMNS = ['urn', 'ukprn', 'sensetting', 'sensettingother', 'placementrank'];
const yesNo = (claim: boolean) => (claim ? '1' : '0');

/** The first four columns of a row: table id, authority, order and source. */
function idCells(number: number, order: number): (string | number)[] {
  return [number, AUTHORITY_NUMBER, order, 1];
}

const PERSON: Table = {
  name: 'person',
  columns: [
    ...tableIds('person'),
    'sen2tableid',
    'surname',
    'forename',
    'personbirthdate',
    'gendercurrent',
    'sex',
    'ethnicity',
    'postcode',
    'upn',
    'uniquelearnernumber',
    'upnunknown',
    'casereference',
  ],
  *rows(person, { day, census }) {
    const age = (census - person.born) / 365.25;
    const hasNoNumber = age < 5 && person.number % 2 === 0;
    yield [
      ...idCells(person.number, person.number),
      1,
      'Example',
      `Person-${person.number}`,
      day(person.born),
      '',
      person.sex,
      person.ethnicity,
      `ZZ${(person.number % 89) + 10} 9ZZ`,
      hasNoNumber ? '' : madeUpPupilNumber(person.number),
      age >= 16 ? `999${String(person.number).padStart(7, '0')}` : '',
      hasNoNumber ? 'UN1' : '',
      caseReference(person.number),
    ];
  },
};

const CHECK_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** A pupil number that no pupil has (its authority does not exist) but that passes the check of its letter. */
function madeUpPupilNumber(number: number): string {
  const digits = `${AUTHORITY_NUMBER}${String(number).padStart(9, '0')}`;
  let sum = 0;
  for (let place = 0; place < digits.length; place++) sum += Number(digits[place]) * (place + 2);
  return `${CHECK_LETTERS[sum % 23]}${digits}`;
}

const REQUESTS: Table = {
  name: 'requests',
  columns: [
    ...tableIds('requests'),
    'persontableid',
    'receiveddate',
    'requestsource',
    'rya',
    'requestoutcomedate',
    'requestoutcome',
    'requestmediation',
    'requesttribunal',
    'exported',
  ],
  *rows(person, { day }) {
    const { number, request, isDisputed } = person;
    yield [
      ...idCells(number, 1),
      number,
      day(person.received),
      person.source,
      '0',
      day(request.day),
      request.code,
      yesNo(isDisputed),
      yesNo(isDisputed && number % 2 === 0),
      '',
    ];
  },
};

const ASSESSMENT: Table = {
  name: 'assessment',
  columns: [
    ...tableIds('assessment'),
    'requeststableid',
    'assessmentoutcome',
    'assessmentoutcomedate',
    'assessmentmediation',
    'assessmenttribunal',
    'othermediation',
    'othertribunal',
    'week20',
  ],
  *rows({ number, assessment }, { day }) {
    if (assessment === null) return;
    const isAppealed = assessment.code === 'Y' && number % 41 === 0;
    yield [
      ...idCells(number, 1),
      number,
      assessment.code,
      day(assessment.day),
      '0',
      '0',
      yesNo(isAppealed),
      yesNo(isAppealed),
      yesNo(assessment.isException),
    ];
  },
};

const NAMED_PLAN: Table = {
  name: 'namedplan',
  columns: [
    ...tableIds('namedplan'),
    'assessmenttableid',
    'startdate',
    'planres',
    'planwbp',
    'pb',
    'oa',
    'dp',
    'ceasedate',
    'ceasereason',
  ],
  *rows({ number, plan, placement }, { day }) {
    if (plan === null) return;
    yield [
      ...idCells(number, 1),
      number,
      day(plan.start),
      placement?.residential ?? '',
      '',
      yesNo(plan.hasPersonalBudget),
      '0',
      '',
      day(plan.ceased),
      plan.ceaseReason,
    ];
  },
};

function placeCells(place: DemoPlace, rank: 1 | 2): (string | number)[] {
  return [place.urn ?? '', '', place.settingCode, '', rank];
}
const flagCells = (place: DemoPlace) => [yesNo(place.hasSenUnit), yesNo(place.hasResourcedProvision)];

const PLAN_DETAIL: Table = {
  name: 'plandetail',
  columns: [
    ...tableIds('plandetail'),
    'namedplantableid',
    ...PLACE_COLUMNS,
    'senunitindicator',
    'resourcedprovisionindicator',
  ],
  *rows({ number, plan }) {
    if (plan !== null)
      yield [...idCells(number, 1), number, ...placeCells(plan.place, 1), ...flagCells(plan.place)];
  },
};

const ACTIVE_PLANS: Table = {
  name: 'activeplans',
  columns: [
    ...tableIds('activeplans'),
    'requeststableid',
    'transferla',
    'res',
    'wbp',
    'reviewmeeting',
    'reviewoutcome',
    'reviewdraft',
    'phasetransferduedate',
    'phasetransferfinaldate',
    'lastreview',
  ],
  *rows({ number, placement }, { day }) {
    if (placement === null) return;
    const { review, phaseTransfer } = placement;
    yield [
      ...idCells(number, 1),
      number,
      placement.transferredFrom,
      '',
      '',
      day(review.meeting),
      review.outcome,
      day(review.draft),
      day(phaseTransfer.due),
      day(phaseTransfer.final),
      day(review.decision),
    ];
  },
};

const PLACEMENT_DETAIL: Table = {
  name: 'placementdetail',
  columns: [
    ...tableIds('placementdetail'),
    'activeplanstableid',
    ...PLACE_COLUMNS,
    'entrydate',
    'leavingdate',
    'attendancepattern',
    'senunitindicator',
    'resourcedprovisionindicator',
    'res',
    'wbp',
  ],
  *rows({ number, placement }, { next, day }) {
    if (placement === null) return;
    const { place, secondPlace } = placement;
    yield [
      ...idCells(next(), 1),
      number,
      ...placeCells(place, 1),
      day(placement.entry),
      '',
      '',
      ...flagCells(place),
      placement.residential,
      '',
    ];
    if (secondPlace !== null)
      yield [
        ...idCells(next(), 2),
        number,
        ...placeCells(secondPlace.place, 2),
        secondPlace.entryText,
        '',
        '',
        ...flagCells(secondPlace.place),
        '',
        '',
      ];
  },
};

const SEN_NEED: Table = {
  name: 'senneed',
  columns: [...tableIds('senneed'), 'activeplanstableid', 'sentype', 'sentyperank'],
  *rows({ number, placement }, { next }) {
    if (placement === null) return;
    yield [...idCells(next(), 1), number, placement.need, 1];
    if (placement.secondNeed !== '') yield [...idCells(next(), 2), number, placement.secondNeed, 2];
  },
};

const TABLES = [
  PERSON,
  REQUESTS,
  ASSESSMENT,
  NAMED_PLAN,
  PLAN_DETAIL,
  ACTIVE_PLANS,
  PLACEMENT_DETAIL,
  SEN_NEED,
];

/** The one row about the return itself. */
function headerFile(of: ReturnOf): DemoFile {
  const columns = [
    ...tableIds('sen2'),
    'collection',
    'year',
    'referencedate',
    'sourcelevel',
    'lea',
    'softwarecode',
    'release',
    'serialno',
    'datetime',
    'dmo',
    'dco',
    'dsco',
  ];
  const cells = [
    ...idCells(1, 1),
    'SEN2',
    Number(toIsoDate(of.census).slice(0, 4)),
    writeExportDay(of.census),
    'L',
    AUTHORITY_NUMBER,
    'Evenkeel demo',
    '1',
    1,
    writeExportDay(of.census),
    '1',
    '1',
    '1',
  ];
  return { path: pathOf(of, 'sen2'), chunks: fromLines(() => [columns.join(','), cells.join(',')]) };
}

/**
 * Write the nine tables.
 * @param people  draws everyone anew, in the same way each time: each table goes through them once.
 * @param of  the newest return where none is named.
 * @source SEN2 person-level return 2025, export layout: file names and columns.
 */
export function sen2Files(people: () => Iterable<DemoCase>, of: ReturnOf = NEWEST): readonly DemoFile[] {
  return [headerFile(of), ...TABLES.map((table) => tableFile(table, people, of))];
}

function tableFile({ name, columns, rows }: Table, people: () => Iterable<DemoCase>, of: ReturnOf): DemoFile {
  const chunks = fromLines(function* () {
    const written = new Map<DayNumber, string>();
    let number = 0;
    const writing: Writing = {
      census: of.census,
      next: () => ++number,
      day: (day) => {
        if (day === null) return '';
        const known = written.get(day);
        if (known !== undefined) return known;
        const text = writeExportDay(day);
        written.set(day, text);
        return text;
      },
    };
    yield columns.join(',');
    for (const person of people()) for (const cells of rows(person, writing)) yield cells.join(',');
  });
  return { path: pathOf(of, name), chunks };
}
