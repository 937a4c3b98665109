/** Holds a record against its kind: known fields of the right type, what is required, links that may be. */
import type { Problem } from '../../base/problem.ts';
import { isIsoDate, isMonth } from '../../base/time.ts';
import { type NodeName, nodeKey, type RecordBody, type RecordLink } from './programme-record.ts';
import { HELD_ELSEWHERE, LINK_KINDS, PROGRAMME_RECORD_KINDS, recordKind } from './record-kinds.ts';
import type { RecordField, RecordFieldType } from './record-shape.ts';

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Longest text of a field [characters]. */
const LONGEST = 4000;

/** What a value of each type must be, in words. */
const WANTED: Readonly<Record<RecordFieldType, string>> = {
  text: `a text of at most ${LONGEST} characters`,
  day: 'a day such as 2024-12-11',
  month: 'a month such as 2024-12',
  year: 'the year in which a financial year starts, such as 2024',
  count: 'a whole number, not below zero',
  number: 'a number, not below zero',
  pence: 'whole pence',
  score: 'a whole number from 1 to 5',
  choice: 'one of its options',
};

/** Check a record that is to be kept; everything wrong is told at once. */
export function checkRecord(name: NodeName, body: RecordBody): readonly Problem[] {
  const kind = recordKind(name.kind);
  if (kind === null)
    return [
      {
        code: 'record.unknown-kind',
        place: name.kind,
        message: 'There is no such kind of record',
        advice: `Kinds: ${PROGRAMME_RECORD_KINDS.map(({ id }) => id).join(', ')}.`,
      },
    ];
  return [
    ...nameProblems(name, body),
    ...kind.fields.flatMap((field) => fieldProblems(name, field, body.fields[field.id])),
    ...Object.keys(body.fields).flatMap((id) => unknownField(name, kind.fields, id)),
    ...body.links.flatMap((link) => linkProblems(name, link)),
  ];
}

function nameProblems(name: NodeName, { title, owner }: RecordBody): Problem[] {
  const place = nodeKey(name);
  const problems: Problem[] = [];
  const wrong = (field: string, message: string, advice: string) =>
    problems.push({ code: 'record.wrong-field', place: `${place}, ${field}`, message, advice });
  const isMade = recordKind(name.kind)?.isMadeByActs === true;
  if (!isMade && !ID.test(name.id))
    wrong('id', 'The id is not as it must be', 'Use letters, digits, dots and dashes, at most 64.');
  if (title.trim() === '') wrong('title', 'The record has no title', 'Give it a few words.');
  if (owner.trim() === '') wrong('owner', 'The record has no owner', 'Name the post that owns it.');
  return problems;
}

function fieldProblems(name: NodeName, field: RecordField, value: string | number | undefined): Problem[] {
  if (value === undefined && field.required !== true) return [];
  if (value !== undefined && isFit(field, value)) return [];
  const options = field.type === 'choice' ? `: ${(field.options ?? []).join(', ')}` : '';
  return [
    {
      code: 'record.wrong-field',
      place: `${nodeKey(name)}, ${field.id}`,
      message: value === undefined ? `“${field.label}” is needed` : `“${field.label}” is not as it must be`,
      advice: `Give ${WANTED[field.type]}${options}.`,
    },
  ];
}

function isFit({ type, options, required }: RecordField, value: string | number): boolean {
  if (typeof value === 'string') return isFitText(type, value, options ?? [], required === true);
  if (!Number.isFinite(value)) return false;
  if (type === 'number') return value >= 0;
  if (!Number.isSafeInteger(value)) return false;
  if (type === 'score') return value >= 1 && value <= 5;
  if (type === 'year') return value >= 1990 && value <= 2100;
  return type === 'pence' || (type === 'count' && value >= 0);
}

function isFitText(
  type: RecordFieldType,
  value: string,
  options: readonly string[],
  isRequired: boolean,
): boolean {
  if (type === 'text') return value.length <= LONGEST && (!isRequired || value.trim() !== '');
  if (type === 'day') return isIsoDate(value);
  if (type === 'month') return isMonth(value);
  return type === 'choice' && options.includes(value);
}

function unknownField(name: NodeName, fields: readonly RecordField[], id: string): Problem[] {
  if (fields.some((field) => field.id === id)) return [];
  return [
    {
      code: 'record.wrong-field',
      place: `${nodeKey(name)}, ${id}`,
      message: 'A record of this kind has no such field',
      advice: `Its fields: ${fields.map((field) => field.id).join(', ')}.`,
    },
  ];
}

function linkProblems(name: NodeName, { kind, to }: RecordLink): Problem[] {
  const place = `${nodeKey(name)}, ${kind} ${nodeKey(to)}`;
  const found = LINK_KINDS.find(({ id }) => id === kind);
  const refuse = (message: string, advice: string): Problem[] => [
    { code: 'record.wrong-link', place, message, advice },
  ];
  if (found === undefined)
    return refuse(
      'There is no such kind of link',
      `Kinds of links: ${LINK_KINDS.map(({ id }) => id).join(', ')}.`,
    );
  if (to.kind === name.kind && to.id === name.id)
    return refuse('A record cannot be linked to itself', 'Name another record.');
  if (recordKind(to.kind) === null && !(to.kind in HELD_ELSEWHERE))
    return refuse('The link leads to a kind of record that does not exist', 'Look at the kinds of records.');
  const isAllowed =
    (found.from === null || found.from.includes(name.kind)) &&
    (found.to === null || found.to.includes(to.kind));
  if (isAllowed) return [];
  return refuse(
    'A link of this kind does not go between these two',
    `“${found.words}” leads from ${(found.from ?? ['any']).join(', ')} to ${(found.to ?? ['any']).join(', ')}.`,
  );
}
