/** The planted child in workbooks: the entry template with its stacked blocks, and a sheet for each table. */
import { writeXlsx } from 'hucre/xlsx';
import { MARKERS } from './markers.ts';
import { SEN2_FILES } from './planted-person.ts';

const { surname, forename, postcode, upn, uln } = MARKERS;
const whole = `${forename} ${surname}`;
const PERSON_ID = 'Person ID\n\n(This must match the relevant ID in the Person record table)';
const REQUEST_ID = 'Requests record ID\n\n(This must match the relevant ID in the Requests table)';

type Cells = readonly (readonly (string | number)[])[];

/** Block by title: header, a row that is right, then rows with values where they do not belong. */
const BLOCKS: Readonly<Record<string, Cells>> = {
  'Header Record': [
    ['Record Type', 'Collection Name', 'Year', 'Reference Date', 'Source Level', 'LA Number'],
    ['Header', 'SEN2', 2025, '2025-01-16', 'L', 999],
  ],
  'Person Record': [
    [
      'Record Type',
      'Person ID\n\n(This must be a unique ID for each Person record)',
      'Surname',
      'Forename',
      'Date of Birth \n(ccyy-mm-dd)',
      'Sex',
      'Ethnicity',
      'PostCode',
      'UPN - Unique Pupil Number',
      'ULN - Young person unique learner number',
      'UPN and ULN unavailable – Reason',
    ],
    ['Person', '1.0', surname, forename, '2011-03-17', 'F', 'WBRI', postcode, upn, uln, ''],
    ['Person', upn, surname, forename, whole, surname, surname, surname, surname, surname, upn],
    ['Person', '3.0', upn, postcode, '17/03/2011x', '17/03/2011', '17/03/2011', surname, uln, upn, surname],
  ],
  'Requests Records': [
    [
      'Record Type',
      'Requests record ID\n\n(This must be a unique ID for each Requests record)',
      PERSON_ID,
      'Date request was received',
      'Request Outcome Date',
      'Request Outcome',
    ],
    ['Requests', '11.0', '1.0', '2024-02-01', '2024-03-10', 'Y'],
    ['Requests', surname, upn, whole, surname, surname],
  ],
  'Active Plan Records': [
    ['Record Type', PERSON_ID, REQUEST_ID, 'Annual Review Meeting Date', 'Annual Review Decision'],
    ['ActivePlans', '1.0', '11.0', '2024-12-01', 'A'],
    ['ActivePlans', upn, surname, whole, whole],
  ],
  'SEN Need Records': [
    [
      'Record Type',
      PERSON_ID,
      REQUEST_ID,
      'SEN Type of Need',
      'SEN Type of Need rank  (1=Primary, 2=Secondary)',
    ],
    ['SENneed', '1.0', '11.0', 'ASD', '1.0'],
    ['SENneed', '1.0', '11.0', surname, whole],
  ],
};

/** The entry template, with a note to the reader among its blocks. */
export const TEMPLATE: Uint8Array = await writeXlsx({
  sheets: [
    {
      name: 'Data Entry Template',
      rows: [
        [`Filled in for ${whole}`],
        ...Object.entries(BLOCKS).flatMap(([title, rows]) => [[title], ...rows, [''], ['']]),
      ].map((row) => [...row]),
    },
  ],
});

/** The tables of the return as the sheets of one workbook; no cell of them holds a quoted comma. */
export const TABLES: Uint8Array = await writeXlsx({
  sheets: Object.entries(SEN2_FILES).map(([name, text]) => ({
    name: name.replace(/^planted_|\.csv$/g, ''),
    rows: text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',')),
  })),
});
