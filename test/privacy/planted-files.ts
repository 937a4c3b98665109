/** Every kind of file that holds what is said of a child, with a planted child in it: a row for each kind. */
import { MARKERS } from './markers.ts';
import { SEN2_FILES, SEN2_XML } from './planted-person.ts';
import { TABLES, TEMPLATE } from './planted-workbooks.ts';

const { surname, forename, postcode, street, upn, uln, phone, mail } = MARKERS;
const reference = MARKERS.case;
const whole = `${forename} ${surname}`;

export type PlantedFiles = {
  /** What the files are, for the name of the test. */
  readonly what: string;
  /** True where the case reference may be kept, sealed. */
  readonly keepsReference?: boolean;
  /** True where no row can be read, so that only the refusal is searched. */
  readonly isRefused?: boolean;
  /** A leak that is known and not mended yet. */
  readonly todo?: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
};

const COSTS = [
  'Reference,UPN,Surname,Forename,DOB,Placement type,Start date,End date,Annual cost,Notes',
  `${reference},${upn},${surname},${forename},17/03/2011,inmss,01/09/2023,,"£63,000.00",${whole} lives at ${postcode}`,
  // Without a reference or with the child's own number for it; costs and dates that are none.
  `,${upn},${surname},${forename},17/03/2011,inmss,01/09/2023,,"£63,000.00",`,
  `${upn},${upn},${surname},${forename},17/03/2011,mainstream,${whole},${surname},${whole},`,
  `${whole},${surname},${surname},${forename},17/03/2011,inmss,17/03/2011x,,=${surname},`,
  `${reference},${surname},,,,inmss,01/09/2023,31/08/2020,${upn},,,,,${whole}`,
].join('\n');

const WORDS = [
  `Taxi for ${whole} from ${street} ${postcode}`,
  `Fees ref ${reference} UPN ${upn} ULN ${uln}`,
  `Refund to Mrs ${surname}, ${mail}, ${phone}`,
  `Tuition for my son ${forename}, born 17/03/2011`,
];

const LEDGER = [
  'Financial year,Period,Cost centre,Cost centre description,Account,Account description,Description,Budget,Actual',
  ...WORDS.map(
    (words) => `2024/25,P1,10100,SEN top-up,41000,Top-up mainstream,"${words}","£1,000.00","1,234.50"`,
  ),
  ...WORDS.map(
    (words) => `${surname},${whole},10100,SEN top-up,41000,Top-up,"${words}",${surname},=${surname}`,
  ),
].join('\n');

const SURVEY = [
  'respondentid,name,email,postcode,question,answer',
  ...WORDS.map((words, at) => `${at + 1},${whole},${mail},${postcode},What went well?,"${words}"`),
  `${upn},${whole},${mail},${postcode},What did not?,"We told ${whole} on 17 March 2011. ${forename}'s plan is late."`,
  `${mail},${whole},${mail},${postcode},What else?,"Ring ${phone} or write to ${mail}"`,
].join('\n');

const QUESTION = ['question,answer', `"What should ${whole} do next?","More of the same"`].join('\n');

const FORM = [
  'Date,audience,Your name,Email,What went well?,What did not?',
  ...WORDS.map((words) => `2024-11-01,Parent,${whole},${mail},"${words}","Nothing, ${whole}"`),
].join('\n');

/** The authority's own registers: the child in every column that a hand could write it into. */
const REGISTERS: Readonly<Record<string, string>> = {
  'planted-appeals.csv': [
    'Reference,Child name,DOB,UPN,Date registered,Type of appeal,Outcome,Date decided,Notes',
    `${reference},${whole},17/03/2011,${upn},2024-02-01,Placement,Upheld,2024-05-01,${whole} lives at ${postcode}`,
    `${reference},${whole},17/03/2011,${upn},2024-02-01,Placement,Upheld,2024-05-01,`,
    `${upn},${whole},17/03/2011,${upn},${whole},${whole},${surname},${surname},${mail}`,
    `${whole},${whole},17/03/2011,${upn},2024-02-01,${surname},${whole},17/03/2011x,`,
  ].join('\n'),
  'planted-destinations.csv': [
    'Reference,Surname,Plan ceased,Months after cease,Destination,Cease reason',
    `${reference},${surname},2024-02-01,3,${whole},${whole}`,
    `${upn},${surname},${whole},${surname},=${surname},${upn}`,
  ].join('\n'),
  'planted-consultations.csv': [
    'Reference,Pupil name,URN,Consultation sent,Reply,Reply date',
    `${reference},${whole},999001,2024-02-01,${whole},2024-02-09`,
    `${whole},${whole},${upn},${surname},${whole},${whole}`,
  ].join('\n'),
  'planted-outcomes.csv': [
    'Reference,UPN,Child name,Outcome number,Outcome,Area,Date set,Date due,Status at last review,Date reviewed,Provision',
    `${reference},${upn},${whole},1,${whole} will cook a meal,SEMH,2023-09-01,2025-07-31,Met,2024-06-12,${mail}`,
    `${reference},,${whole},${whole},${surname},${whole},${surname},${whole},${whole} met,17/03/2011x,${postcode}`,
    `${upn},${surname},${whole},${surname},,=${surname},${upn},${phone},=${surname},${whole},`,
    `,,${whole},1,${whole},${whole},,,${whole},,`,
  ].join('\n'),
  'planted-places.csv': [
    'URN,Academic year,Commissioned places,Provision',
    `999001,2024/25,1,Bespoke for ${whole}`,
    `${upn},${whole},${surname},${whole}`,
  ].join('\n'),
  'planted-capital.csv': [
    'Scheme,Month,Capital spent,Capital profile',
    `Adaptations for ${whole} ${postcode},2024-04,100,100`,
    `Lift,${whole},${surname},${upn}`,
  ].join('\n'),
};

const FLAT = [
  'Child ID,Surname,Forename,Date of birth,Gender,Ethnicity,Postcode,UPN,ULN,Request received,Request decision,Request decision date,Plan start,Primary need,URN',
  `${reference},${surname},${forename},17/03/2011,F,WBRI,${postcode},${upn},${uln},2024-02-01,Y,2024-03-01,2024-06-01,ASD,999001`,
  `${reference},${surname},${forename},${whole},${surname},${surname},${postcode},${surname},${surname},${whole},${surname},${whole},${whole},${surname},${surname}`,
].join('\n');

const NO_HEADER = [
  `1,${surname},${forename},17/03/2011,${upn},${postcode}`,
  `2,${surname},${forename},17/03/2011,${upn},${postcode}`,
].join('\n');

const PROSE = `Dear ${whole},\nyour reference is ${reference}. Born 17/03/2011, ${upn}.\n`;

/** A row for each kind of file; a new kind gets a new row. */
export const PLANTED: readonly PlantedFiles[] = [
  { what: 'the SEN2 tables as CSV', keepsReference: true, files: SEN2_FILES },
  { what: 'the SEN2 return as XML', files: { 'planted.xml': SEN2_XML } },
  { what: 'the entry template', files: { 'planted-template.xlsx': TEMPLATE } },
  {
    what: 'a workbook with a sheet for each SEN2 table',
    keepsReference: true,
    files: { 'planted-tables.xlsx': TABLES },
  },
  { what: 'a flat extract of the case system', keepsReference: true, files: { 'planted-flat.csv': FLAT } },
  { what: 'placement costs', keepsReference: true, files: { 'planted-costs.csv': COSTS } },
  { what: 'the registers and places of the authority', files: REGISTERS },
  { what: 'a ledger', files: { 'planted-ledger.csv': LEDGER } },
  { what: 'a survey with an answer a row', files: { 'planted-survey.csv': SURVEY } },
  { what: 'a survey with a person a row', files: { 'planted-form.csv': FORM } },
  {
    what: 'a survey whose question names a child',
    files: { 'planted-question.csv': QUESTION },
  },
  { what: 'a list without a header', isRefused: true, files: { 'planted-list.csv': NO_HEADER } },
  { what: 'a letter', isRefused: true, files: { 'planted-letter.txt': PROSE, 'planted-letter.csv': PROSE } },
  {
    what: 'a table whose only row is cut short',
    isRefused: true,
    files: {
      'planted-headers.csv': `Reference,Placement type,Start date,Annual cost\n${reference},${surname}`,
    },
  },
];
