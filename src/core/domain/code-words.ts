/** Codes of the SEN2 return as people write them out in lists of their own: "Autism" for ASD, "Yes" for Y. */
import { CEASE_REASONS, NEED_TYPES, OUTCOMES, REQUEST_SOURCES, SETTING_CODES, SEXES } from './code-sets.ts';

type Words = Readonly<Record<string, readonly string[]>>;

/** Only words that can mean one code; "PMLD" and its like are codes already. @source SEN2 guide 2025, the titles of the codes. */
const OUTCOME_WORDS: Words = {
  Y: ['Yes', 'Agreed', 'Agreed to assess', 'Agreed to issue', 'To assess', 'To issue'],
  N: [
    'No',
    'Refused',
    'Not agreed',
    'Refused to assess',
    'Refused to issue',
    'Not to assess',
    'Not to issue',
  ],
  A: ['Awaiting decision', 'Awaiting', 'Pending', 'No decision yet', 'Decision not yet made'],
  W: ['Withdrawn', 'Withdrawn or ended before decision'],
  H: ['Historic', 'Decided before this collection year'],
};
const SEX_WORDS: Words = { M: ['Male'], F: ['Female'] };
/** The first of each is the name that pages say. */
export const NEED_WORDS: Words = {
  SPLD: ['Specific learning difficulty', 'Specific learning difficulties'],
  MLD: ['Moderate learning difficulty', 'Moderate learning difficulties'],
  SLD: ['Severe learning difficulty', 'Severe learning difficulties'],
  PMLD: ['Profound and multiple learning difficulty', 'Profound and multiple learning difficulties'],
  SEMH: ['Social, emotional and mental health', 'Social, emotional and mental health needs'],
  SLCN: ['Speech, language and communication', 'Speech, language and communication needs'],
  HI: ['Hearing impairment'],
  VI: ['Vision impairment', 'Visual impairment'],
  MSI: ['Multi-sensory impairment'],
  PD: ['Physical disability'],
  ASD: ['Autism', 'Autistic spectrum disorder', 'Autism spectrum disorder', 'Autistic spectrum condition'],
  DS: ['Down syndrome', "Down's syndrome"],
  OTH: ['Other difficulty or disability', 'Other difficulty', 'Other'],
};
const SETTING_WORDS: Words = {
  EHE: ['Elective home education', 'Electively home educated', 'Home educated'],
  OLA: ['EOTAS', 'Education otherwise than at school'],
  NEET: ['Not in education, employment or training'],
};
const SOURCE_WORDS: Words = {
  2: ['School', 'Setting', 'School or education setting', 'Education setting'],
  3: ['Health'],
  4: ['Social care'],
};
const CEASE_WORDS: Words = {
  1: ['Maximum age'],
  3: ['Higher education'],
  5: ['Transferred to another LA', 'Transferred to another authority'],
  7: ['Moved out of England', 'Moved outside England'],
  8: ['Died', 'Deceased'],
};

function letters(text: string): string {
  return text.toLowerCase().replace(/[^a-z]+/g, '');
}

function index(words: Words): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([code, texts]) => texts.map((text) => [letters(text), code])),
  );
}

const BY_SET: ReadonlyMap<ReadonlySet<string>, ReadonlyMap<string, string>> = new Map([
  [OUTCOMES, index(OUTCOME_WORDS)],
  [SEXES, index(SEX_WORDS)],
  [NEED_TYPES, index(NEED_WORDS)],
  [SETTING_CODES, index(SETTING_WORDS)],
  [REQUEST_SOURCES, index(SOURCE_WORDS)],
  [CEASE_REASONS, index(CEASE_WORDS)],
]);

/** Give the code of a set that words stand for, whatever their case and signs; null where they stand for none. */
export function codeInWords(set: ReadonlySet<string>, text: string): string | null {
  return BY_SET.get(set)?.get(letters(text)) ?? null;
}
