/** Brings the county's written records, told for its own name and size, to another name and another size. */
import { type Scale, STORY_PLANS, scaleCount, scaleFlow, scalePence } from './scale.ts';

/** Name under which the records are written. */
export const STORY_NAME = 'Marlshire';
const STORY_CODE = 'E10009901';

/** Keys whose numbers, however deep, are money of the county's size [pence]. */
const MONEY = new Set([
  'otherHighNeedsBasePence',
  'furtherSavingBasePence',
  'hnbIncomePence',
  'schoolsBlockPence',
  'safetyValvePaymentPence',
  'laContributionPence',
  'openingBeforeContributionsPence',
  'openingAfterContributionsPence',
  'ceilingPence',
  'limitPence',
  'amountPence',
  'inYearDeficitPence',
  'valuePence',
]);
/** Keys whose numbers, however deep, are plans or places of the county's size. */
const COUNTS = new Set([
  'caseload',
  'unmitigatedCaseload',
  'plans',
  'perMonth',
  'opening',
  'closing',
  'placesDue',
  'placesDelivered',
  'placeCount',
  'onRoll',
]);
/** Keys whose numbers are shares, whatever they stand under. */
const SHARES = new Set(['common']);
/** Flows of mitigations whose size is a share, not a number of plans. */
const SHARED_FLOWS = new Set<unknown>(['caseload', 'unit-cost']);
/** Keys of a mitigation that count plans a month. */
const EFFECTS = ['size', 'low', 'high'] as const;

type Table = { [key: string]: unknown };

/** How the county is called: the name as given, a short form for addresses and ids, and its made-up code. */
export type CountyName = { readonly name: string; readonly short: string; readonly code: string };

/** Derive the short form and the code of a name; the story's own name keeps the code it always had. */
export function nameCounty(name: string): CountyName {
  const short = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  let spread = 0;
  for (let place = 0; place < name.length; place++) spread = (spread * 31 + name.charCodeAt(place)) % 97;
  const code = name === STORY_NAME ? STORY_CODE : `E1000${9902 + spread}`;
  return { name, short: short === '' ? 'county' : short, code };
}

/** Put a county's name, short form and code in place of the story's, wherever they stand in a text of JSON. */
export function renameRecord(text: string, { name, short, code }: CountyName): string {
  const inJson = JSON.stringify(name).slice(1, -1);
  return text.replaceAll(/Marlshire|marlshire|E10009901/g, (found) => {
    if (found === STORY_CODE) return code;
    return found === STORY_NAME ? inJson : short;
  });
}

/**
 * Bring a record to another size: money and plans in proportion, rates and unit costs as they are.
 * @param inYearPence  the newest in-year forecast of the first year at the new size; the plan is made to give it.
 */
export function resizeRecord(text: string, scale: Scale, inYearPence: bigint): string {
  if (scale.plans === STORY_PLANS) return text;
  const record = resize(JSON.parse(text), scale, 'as-is') as Table; // JSON.parse of our own records gives a table
  if (Array.isArray(record['mitigations']))
    record['mitigations'] = resizeEffects(record['mitigations'], scale);
  for (const inputs of plansIn(record)) solveOtherSpend(inputs, inYearPence);
  return `${JSON.stringify(record, null, 2)}\n`;
}

type Kind = 'as-is' | 'money' | 'count';

function resize(value: unknown, scale: Scale, kind: Kind): unknown {
  if (typeof value === 'number') {
    if (kind === 'money') return Number(scalePence(scale, BigInt(value)));
    return kind === 'count' ? scaleCount(scale, value) : value;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => resize(item, scale, kind));
  if (!isTable(value)) return value;
  const kindOf = (key: string): Kind => {
    if (MONEY.has(key)) return 'money';
    if (SHARES.has(key)) return 'as-is';
    return COUNTS.has(key) ? 'count' : kind;
  };
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, resize(item, scale, kindOf(key))]),
  );
}

/** Scale the effects of all mitigations together, so that their sum stays the scaled sum. */
function resizeEffects(mitigations: readonly unknown[], scale: Scale): unknown[] {
  const tables = mitigations.filter(isTable).map((table) => ({ ...table }));
  const counted = tables.filter((table) => !SHARED_FLOWS.has(table['flow']));
  for (const key of EFFECTS) {
    const scaled = scaleFlow(
      scale,
      counted.map((table) => Number(table[key] ?? 0)),
    );
    for (const [place, table] of counted.entries()) table[key] = scaled[place];
  }
  return tables;
}

function plansIn(record: Table): Table[] {
  const scenarios = isTable(record['scenarios']) ? Object.values(record['scenarios']) : [];
  return [record['finance'], ...scenarios].filter(isTable);
}

/**
 * Choose the other high needs spend so that the first year's in-year deficit is the one given: rounding whole plans
 * would otherwise leave the plan a little off the newest forecast.
 * @source Finance projection method note 1, equations of the first year.
 */
function solveOtherSpend(inputs: Table, inYearPence: bigint): void {
  const costs = numbers(inputs['baseUnitCostPence']);
  let lines = 0n;
  for (const [type, unit] of Object.entries(costs)) {
    const caseload = listAt(inputs['caseload'], type);
    lines += (BigInt(unit) * BigInt((caseload[0] ?? 0) + (caseload[1] ?? 0)) + 1n) / 2n;
  }
  const block = BigInt(Object.values(numbers(inputs['schoolsBlockPence']))[0] ?? 0);
  const [rate] = Array.isArray(inputs['transferRate']) ? inputs['transferRate'].map(numbers) : [];
  const [n, d] = [BigInt(rate?.['n'] ?? 0), BigInt(rate?.['d'] ?? 1)];
  const transfer = (2n * block * n + d) / (2n * d);
  const income = BigInt(Object.values(numbers(inputs['hnbIncomePence']))[0] ?? 0);
  const saving = BigInt(listAt(inputs, 'furtherSavingBasePence')[0] ?? 0);
  inputs['otherHighNeedsBasePence'] = Number(inYearPence + income + transfer + saving - lines);
}

/** The lists of whole numbers that a plan gives for a type: plans at each 31 March. */
export function listAt(value: unknown, key: string): readonly number[] {
  const list = isTable(value) ? value[key] : undefined;
  return Array.isArray(list) ? list.map(Number) : [];
}

/** The numbers of a table by key; empty where it is none. */
export function numbers(value: unknown): Readonly<Record<string, number>> {
  const entries = isTable(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.map(([key, item]) => [key, Number(item)]));
}

/** Say whether a parsed value is a table. */
export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
