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
  'appeal-register': ['Register of appeals', 'Appeals to the tribunal: when, about what, how they ended.'],
  'mediation-register': ['Register of mediations', 'Mediations: when they were held and how they ended.'],
  'panel-log': ['Log of panels', 'When cases reached a panel and when it decided.'],
  'complaint-log': ['Log of complaints', 'Complaints: when, which stage, what the ombudsman decided.'],
  'consultation-log': [
    'Log of consultations',
    'Which settings were asked for a place and what they answered.',
  ],
  'band-requests': ['Requests to raise a band', 'Requests of schools to raise the band of a plan.'],
  'school-requests': ['Requests by school', 'Requests for an assessment by the school of the child.'],
  destinations: ['Destinations', 'Where young people were 3 and 6 months after their plan ceased.'],
  'amended-plans': ['Final amended plans', 'Review meetings that led to an amended plan, and its date.'],
  'plan-outcomes': [
    'Outcomes of plans',
    'Each outcome of a plan with its area, its days and its status at the last review; what it says is not kept.',
  ],
  'commissioned-places': ['Commissioned places', 'Places paid for in advance, by setting and academic year.'],
  'school-roll': ['Pupils on roll', 'Pupils of each setting by the authority that they live in.'],
  'school-census': ['School census', 'Pupils, SEN support, plans and absence, one row a school.'],
  suspensions: ['Suspensions and exclusions', 'Of pupils with SEN, one row a school and term.'],
  'capital-profile': ['Capital profile', 'Capital spent and profiled, one row a scheme and month.'],
  'setting-overrides': [
    'Settings by our own word',
    'What a school or provider is, where the national register says otherwise or nothing, and since when.',
  ],
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
