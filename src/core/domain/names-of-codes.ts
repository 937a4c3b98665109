/** Names of needs and of groups of settings as a page says them, the code after the name: "Autism (ASD)". */
import { NEED_WORDS } from './code-words.ts';

const NEEDS = new Map(Object.entries(NEED_WORDS).map(([code, [name = code]]) => [code, name]));

const SETTINGS: ReadonlyMap<string, string> = new Map([
  ['EYP', 'Early years provider'],
  ['EYS', 'Maintained nursery school'],
  ['MSMA', 'State mainstream school'],
  ['SENU', 'SEN unit'],
  ['RP', 'Resourced provision'],
  ['MSIN', 'Independent mainstream school'],
  ['SPMA', 'State special school'],
  ['SPNM', 'Non-maintained special school'],
  ['NMSS', 'Non-maintained special school'],
  ['SPIN', 'Independent special school'],
  ['AP', 'Alternative provision'],
  ['SFC', 'Sixth form'],
  ['FE', 'Further education'],
  ['SP16', 'Special post-16 institution'],
  ['SPI', 'Special post-16 institution'],
  ['SECU', 'Secure unit'],
  ['HOSP', 'Hospital school'],
  ['WELSH', 'School in Wales'],
  ['ONLINE', 'Online provider'],
  ['OTHE', 'Other establishment'],
  ['OLA', 'Otherwise than at school, arranged by the authority'],
  ['OPA', 'Otherwise than at school, arranged by parents'],
  ['EHE', 'Elective home education'],
  ['OTH', 'Other arrangement'],
  ['NEET', 'Not in education, employment or training'],
  ['NIEC', 'Not in education, notice to cease issued'],
  ['NIEO', 'Not in education, other, such as awaiting a place'],
  ['UNK', 'No placement recorded'],
  ['UNLISTED', 'Not in the register'],
]);

const REQUEST_SOURCES: ReadonlyMap<string, string> = new Map([
  ['1', 'Young person or parent'],
  ['2', 'School or other setting'],
  ['3', 'Health'],
  ['4', 'Social care'],
  ['5', 'Other'],
]);

const CEASE_REASONS: ReadonlyMap<string, string> = new Map([
  ['1', 'Oldest age reached'],
  ['2', 'Needs met without a plan, still in education or training'],
  ['3', 'Higher education'],
  ['4', 'Paid work'],
  ['5', 'Moved to another authority'],
  ['6', 'No longer wants education or training'],
  ['7', 'Moved out of England'],
  ['8', 'Died'],
  ['9', 'Other'],
]);

/** Name a primary need; a code that is not of the return is given as it is. @source SEN2 guide 2025, SEN type. */
export function needName(code: string): string {
  return named(NEEDS, code);
}

/** Name a group of settings; a code that is not of the return is given as it is. @source Domain rules for SEN2, section 5.1. */
export function settingName(code: string): string {
  return named(SETTINGS, code);
}

/** Name where a request came from; a code that is not of the return is given as it is. @source SEN2 guide 2025, request source. */
export function requestSourceName(code: string): string {
  return named(REQUEST_SOURCES, code);
}

/** Name why a plan ended; a code that is not of the return is given as it is. @source SEN2 guide 2025, item 4.9. */
export function ceaseReasonName(code: string): string {
  return named(CEASE_REASONS, code);
}

function named(names: ReadonlyMap<string, string>, code: string): string {
  const name = names.get(code);
  return name === undefined ? code : `${name} (${code})`;
}
