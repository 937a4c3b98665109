/** SEN2 tables 0 and 1: the header and the persons. */
import { type IsoDate, lastDayOf, type Month } from '../../../core/base/time.ts';
import { ETHNICITIES, SEXES, UPN_UNKNOWN_REASONS } from '../../../core/domain/code-sets.ts';
import { plainId } from '../../../core/domain/numbers.ts';
import type { Sen2Header, Sen2Person } from '../../../core/domain/sen2.ts';
import { sen2Collection } from '../../../core/domain/sen2-collections.ts';
import { readWrittenKey } from '../../../core/domain/written-key.ts';
import { isLearnerNumber, pupilNumberFault } from './pupil-numbers.ts';
import type { Sen2Row } from './sen2-row.ts';

/** A plan can run to the end of the academic year in which the young person turns 25 [years]. */
const OLDEST = 26;

/** Table 0. Its reference date is the day after which no date of the return can lie. */
export function headerRow(row: Sen2Row): () => Sen2Header {
  const [yearPlace, referenceDate, authority] = [
    row.place('year'),
    row.place('referencedate'),
    row.place('lea'),
  ];
  const [medical, clinical, social] = [row.place('dmo'), row.place('dco'), row.place('dsco')];
  return () => {
    const asAt = row.dayAhead(referenceDate);
    if (row.text(referenceDate) === '') row.say('sen2.reference-date-missing', referenceDate);
    const number = Number(plainId(row.text(yearPlace)));
    const year = number >= 2000 && number < 2200 ? number : null;
    judgeYear(row, yearPlace, year, asAt);
    return {
      year,
      asAt,
      authorityNumber: row.authorityNumber(authority),
      medicalOfficer: row.yesNo(medical),
      clinicalOfficer: row.yesNo(clinical),
      socialCareOfficer: row.yesNo(social),
    };
  };
}

/** An extract of the collection of a year is of a day in it, or of one in the year before, whose flows it holds. */
function judgeYear(row: Sen2Row, place: number, year: number | null, asAt: IsoDate | null): void {
  const collection = year === null ? null : sen2Collection(year);
  if (collection === null) row.say('sen2.year-unknown', place);
  else {
    if (!collection.isConfirmed) row.say('sen2.year-not-confirmed', place);
    row.judgeColumns(collection.year);
  }
  if (year === null || asAt === null) return;
  const dayYear = Number(asAt.slice(0, 4));
  if (dayYear !== year && dayYear !== year - 1) row.say('sen2.year-and-date', place);
}

/** Table 1. Names, numbers and the case reference go no further than the keys made of them; the postcode is not looked at. */
export function personRow(row: Sen2Row): (id: string) => Sen2Person | null {
  const birth = row.place('personbirthdate');
  const ethnicity = row.place('ethnicity');
  const caseReference = row.place('casereference');
  const names = [row.place('surname'), row.place('forename')];
  const readNumbers = numbersReader(row);
  const readSex = sexReader(row);
  const readBirth = birthReader(row, birth);
  const writtenName = row.place('namekey');
  return (id) => {
    const born = readBirth();
    const { pupilKey, learnerKey, upnUnknown } = readNumbers();
    const person = {
      sex: readSex(),
      ethnicity: row.code(ethnicity, ETHNICITIES, 'sen2.code-unknown'),
      upnUnknown,
    };
    if (row.hasError || born === null) return null;
    return {
      personKey: row.key('person', id),
      birthMonth: born.month,
      pupilKey,
      learnerKey,
      caseKey: row.childKey('case', caseReference),
      nameKey: row.childKey('name', writtenName) ?? nameKey(row, names, born),
      ...person,
    };
  };
}

/** When somebody was born: the day is known only where the file gives it. */
type Birth = { readonly month: Month; readonly day: IsoDate | null };

const MONTH_ONLY = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Read the birth date; a file may give the month alone, as the product's own exports do. */
function birthReader(row: Sen2Row, place: number): () => Birth | null {
  return () => {
    const text = row.text(place);
    if (text === '') row.say('sen2.birth-date-missing', place);
    const isMonth = MONTH_ONLY.test(text);
    const day = isMonth ? null : row.day(place);
    if (!isMonth && day === null) return null;
    // Of a month alone the youngest that the person can be is judged.
    const judged = day ?? lastDayOf(text);
    if (isTooOld(judged, row.referenceDate)) row.say('sen2.outside-age-range', place);
    return { month: judged.slice(0, 7), day };
  };
}

/** Read the sex, or the gender that stood in its place before specification 1.2. */
function sexReader(row: Sen2Row): () => string | null {
  const sex = row.place('sex');
  const gender = row.place('gendercurrent');
  return () => {
    const place = row.text(sex) === '' && gender >= 0 ? gender : sex;
    if (row.text(place) === '') row.say('sen2.sex-missing', place);
    const { collection } = row;
    // A column that the year does not have is told as such; its codes are then those of another year.
    const isOfYear = collection !== null && (place === sex) === collection.sexes.has('M');
    return row.codeOfYear(place, SEXES, isOfYear ? collection.sexes : undefined, 'sen2.code-unknown');
  };
}

/** Read the numbers as keys. A text that cannot be such a number gives none: "not known" must not make children one. */
function numbersReader(row: Sen2Row) {
  const [upn, learner] = [row.place('upn'), row.place('uniquelearnernumber')];
  const unknown = row.place('upnunknown');
  return () => {
    const [pupilText, learnerText] = [row.childNumber(upn), row.childNumber(learner)];
    const upnUnknown = row.code(unknown, UPN_UNKNOWN_REASONS, 'sen2.code-unknown');
    const hasNumber = pupilText !== '' || learnerText !== '';
    if (!hasNumber && upnUnknown === null) row.say('sen2.no-pupil-number', Math.max(0, unknown));
    if (hasNumber && upnUnknown !== null) row.say('sen2.upn-and-reason', unknown);
    const pupilKey = readPupilKey(row, upn, pupilText);
    return { pupilKey, learnerKey: readLearnerKey(row, learner, learnerText), upnUnknown };
  };
}

function readPupilKey(row: Sen2Row, place: number, text: string): string | null {
  if (text === '') return null;
  if (readWrittenKey(text) !== null) return row.key('upn', text);
  const fault = pupilNumberFault(text);
  if (fault === 'check-letter') row.say('sen2.upn-check-letter', place);
  if (fault !== 'malformed') return row.key('upn', text);
  row.say('sen2.upn-malformed', place);
  return null;
}

function readLearnerKey(row: Sen2Row, place: number, text: string): string | null {
  if (text === '') return null;
  if (isLearnerNumber(text) || readWrittenKey(text) !== null) return row.key('uln', text);
  row.say('sen2.uln-malformed', place);
  return null;
}

/** Make a key of a child's names and birth date; null where any of them is missing. */
function nameKey(row: Sen2Row, names: readonly number[], { day }: Birth): string | null {
  if (day === null) return null;
  const parts = names.map((place) =>
    row
      .text(place)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  );
  return parts.includes('') ? null : row.key('name', [...parts, day].join('|'));
}

function isTooOld(born: IsoDate, on: IsoDate | null): boolean {
  if (on === null) return false;
  const oldest = `${Number(on.slice(0, 4)) - OLDEST}${on.slice(4)}`;
  return born <= oldest;
}
