/** The kinds of file in plain words, for pages: what each is called and what it is for. */
import { FILE_KINDS, type FileKind } from '../../core/domain/intake.ts';

export type FileKindWords = { kind: FileKind; name: string; purpose: string };

const WORDS: Readonly<Record<FileKind, readonly [name: string, purpose: string]>> = {
  'sen2-csv': [
    'SEN2 tables (CSV)',
    'The person-level SEN2 return or a monthly extract in its form; choose all its tables together, so that they are held against each other.',
  ],
  'sen2-xml': ['SEN2 return (XML)', 'The person-level SEN2 return as one XML file.'],
  'sen2-xlsx': ['SEN2 workbook', 'The person-level SEN2 return as a workbook with one sheet a table.'],
  'sen2-issues': [
    'Corrected issue sheet',
    'An issue sheet from this page, filled in: its corrections are laid over the file that it came from.',
  ],
  'monthly-actuals': [
    'Monthly figures',
    'Plans, requests, assessments, ceases and placements by month: actual, agreed and latest forecast.',
  ],
  'placement-costs': ['Placement costs', 'What each placement costs, one row a placement.'],
  ledger: ['Ledger', 'Lines of the general ledger for the high needs block.'],
  'dsg-management-plan': [
    'DSG management plan',
    'The Department’s management plan workbook, as it was submitted.',
  ],
  transitions: ['Changes of placement', 'Which children changed from one kind of setting to another.'],
  'survey-responses': ['Survey responses', 'Answers of families, young people and schools to a survey.'],
  'dfe-ehcp': ['Published plan statistics', 'The Department’s yearly statistics on EHC plans.'],
  'dfe-la-panel': ['Published plans by authority', 'Plans, age bands or flows by authority and year.'],
  'ons-population': ['Population', 'Estimates or projections of the population by age.'],
  'gias-establishments': ['Register of schools', 'Establishments from Get Information about Schools.'],
  'dsg-allocations': ['DSG allocations', 'Published allocations of the Dedicated Schools Grant.'],
  'dsg-deficit': ['DSG balances', 'Published deficits or balances of the Dedicated Schools Grant.'],
  's251-outturn': ['Section 251', 'Published budget and outturn statements.'],
  'tribunal-appeals': ['Tribunal appeals', 'Published appeals to the SEND Tribunal.'],
  lait: ['Local Authority Interactive Tool', 'Published indicators for every authority.'],
  'statistical-neighbours': ['Statistical neighbours', 'Which authorities are most like each other.'],
  'authority-list': ['List of authorities', 'Codes and names of local authorities.'],
  unknown: ['Not recognised', ''],
};

/** Kinds that an authority brings itself come before those that are published. */
const ORDER: readonly FileKind[] = Object.keys(WORDS) as FileKind[]; // the record has exactly these keys

/** Name a kind in plain words. */
export function fileKindWords(kind: FileKind): FileKindWords {
  const [name, purpose] = WORDS[kind];
  return { kind, name, purpose };
}

/** Every kind that can be read: an authority's own first, then what is published. */
export function readableKinds(): FileKindWords[] {
  const known: ReadonlySet<FileKind> = new Set(FILE_KINDS);
  return ORDER.filter((kind) => known.has(kind)).map(fileKindWords);
}
