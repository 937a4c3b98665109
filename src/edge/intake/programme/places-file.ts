/** The record of new places from JSON, `evenkeel/places@1`: schemes with their sites, and what is stated beside them. */
import { z } from 'zod';
import { type Problem, raise } from '../../../core/base/problem.ts';
import { isMonth, parseYear } from '../../../core/base/time.ts';
import { checkPlaces } from '../../../core/places/check-places.ts';
import {
  LATE_CAUSES,
  PHASES,
  type PlacesRecord,
  type PriceSource,
} from '../../../core/places/place-scheme.ts';
import { parseExactJson } from './exact-json.ts';

const ADVICE = 'See the format of places in docs/formats/places.md.';
const Whole = z.bigint({ error: 'a whole number is needed here' });
/** Below zero is let in here and told by the check, which says more. */
const Count = Whole.transform(Number);
const Num = z.union([z.number(), z.bigint().transform(Number)], { error: 'a number is needed here' });
const Fraction = z
  .strictObject({ n: Whole, d: Whole })
  .refine(({ d }) => d > 0n, { error: 'a fraction needs a denominator above 0' });
const Month = z.string().refine(isMonth, { error: 'a month such as "2024-09" is needed here' });
const MaybeMonth = Month.nullable().default(null);
const Id = z.string().min(1);

/** Prices by financial year. */
const ByYear = z.record(z.string(), Whole).transform((table, context) => {
  const entries = Object.entries(table).map(([text, price]) => [parseYear(text), price] as const);
  if (entries.some(([year]) => year === null))
    context.addIssue({ code: 'custom', message: 'a price needs a financial year such as "2024/25"' });
  return new Map(entries.map(([year, price]) => [year ?? 0, price]));
});
const Price = z.union([
  Id.transform((type): PriceSource => ({ kind: 'plan', type })),
  ByYear.transform((byYear): PriceSource => ({ kind: 'stated', byYear })),
]);
const Kind = z.enum(['special', 'resourced', 'alternative', 'commissioned']);
const Any = z.literal('any').transform(() => null);

const Site = z.strictObject({
  area: Id.nullable().default(null),
  needs: z.union([Any, z.array(Id).min(1)]).default(null),
  phases: z.union([Any, z.array(z.enum(PHASES)).min(1)]).default(null),
  stages: z.strictObject({ planned: MaybeMonth, funded: MaybeMonth, registered: MaybeMonth }),
  fillMonths: Count.default(1),
  deliveredOn: MaybeMonth,
  onRoll: z.array(z.strictObject({ month: Month, children: Count })).default([]),
  pricePence: ByYear.nullable().default(null),
});

const Scheme = z.strictObject({
  id: Id,
  name: z.string(),
  placesDue: Count,
  placesDelivered: Count,
  due: Month,
  forecast: Month.nullable(),
  cause: z.string().default(''),
  causeKind: z.enum(LATE_CAUSES).nullable().default(null),
  owner: z.string().default(''),
  nextStep: z
    .strictObject({ what: z.string().min(1), by: MaybeMonth })
    .nullable()
    .default(null),
  countsAs: Kind,
  site: Site.nullable().default(null),
});

const PlacesShape = z.object({
  places: z.array(Scheme),
  areas: z
    .strictObject({
      source: z.string().min(1),
      of: z.array(z.strictObject({ id: Id, name: z.string(), share: Fraction })),
    })
    .nullable()
    .default(null),
  prices: z
    .array(z.strictObject({ countsAs: Kind, local: Price, instead: Price, source: z.string().min(1) }))
    .default([]),
  delay: z
    .strictObject({
      source: z.string().min(1),
      months: z.array(z.strictObject({ months: Count, weight: Num })),
    })
    .nullable()
    .default(null),
  travel: z
    .strictObject({
      source: z.string().min(1),
      of: z.array(z.strictObject({ from: Id, to: Id, yearlyPence: Whole })),
    })
    .nullable()
    .default(null),
  asAt: MaybeMonth,
});

/**
 * Take a record from a value whose whole numbers are bigint. What cannot be is told by `checkPlaces`.
 * @throws ProblemError `places.wrong-value` with the place, where it does not have its shape.
 * @source File format note "places".
 */
export function parsePlaces(value: unknown, file: string): PlacesRecord {
  const read = PlacesShape.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    const path = issue?.path.map(String).join('.') ?? '';
    return raise({
      code: 'places.wrong-value',
      place: path === '' ? file : `${file}, ${path}`,
      message: `The record of places is not as it must be: ${issue?.message ?? 'unreadable'}`,
      advice: ADVICE,
    });
  }
  const { places, areas, delay, travel, prices, asAt } = read.data;
  return {
    schemes: places,
    areas: areas?.of ?? [],
    areasSource: areas?.source ?? '',
    prices,
    delay,
    travel: travel?.of ?? [],
    travelSource: travel?.source ?? '',
    asAt,
  };
}

/** Read the text of a file. @throws ProblemError `file.not-json`, `places.wrong-value`. */
export function readPlaces(text: string, file: string): PlacesRecord {
  return parsePlaces(parseExactJson(text, file), file);
}

/** Refuse a record that cannot be, with the first thing that is wrong and how many more there are. @throws ProblemError `places.*`. */
export function requireSoundPlaces(record: PlacesRecord, asAt: string, file: string): void {
  const [first, ...others]: readonly Problem[] = checkPlaces(record, asAt);
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  raise({ ...first, place: `${file}, ${first.place ?? ''}`, message: `${first.message}${more}` });
}
