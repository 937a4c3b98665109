/** The schemas of a programme's records: what each JSON file must hold, checked at the door and when read back. */

import { z } from 'zod';
import { type Pence, pence } from '../../../core/base/pence.ts';
import { raise } from '../../../core/base/problem.ts';
import { isIsoDate, isMonth } from '../../../core/base/time.ts';
import { checkTemplate } from '../../../core/programme/check-template.ts';
import { readPlaces } from './places-file.ts';
import { TRANSFER_STATES } from './plan-states.ts';
import { ReturnTemplateShape } from './return-template-shape.ts';
import { SurveysRecord } from './surveys-record.ts';
import { VintageRecord } from './vintage-record.ts';

const Text = z.string();
const Id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/, 'an id has letters, digits, dots, dashes and slashes');
const Day = z.string().refine(isIsoDate, 'a day such as "2024-12-11" is needed here');
const MonthText = z.string().refine(isMonth, 'a month such as "2024-10" is needed here');
const Year = z.int().min(1990).max(2100);
const Money = z.int().transform((amount): Pence => pence(amount));
const Count = z.int().min(0);

/** A part of a commentary. */
export const PartShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: Text }),
  z.object({ kind: z.literal('list'), items: z.array(Text) }),
  z.object({ kind: z.literal('chart'), id: Id }),
  z.object({ kind: z.literal('table'), id: Id }),
  z.object({ kind: z.literal('grid'), caption: Text, rows: z.array(z.array(Text)).min(1) }),
]);

const ConditionTest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('in-year-balance'), byYear: Year }),
  z.object({
    kind: z.literal('deficit-ceiling'),
    basis: z.enum(['gross', 'net-of-paid', 'net-of-all-planned']),
    countsOwnContribution: z.boolean(),
    ceilings: z.array(z.object({ year: Year, ceilingPence: Money })),
  }),
  z.object({ kind: z.literal('action') }),
]);

const Agreement = z.object({
  id: Id,
  version: Count,
  name: Text,
  signedOn: Day,
  startYear: Year,
  endYear: Year,
  conditions: z.array(
    z.object({
      id: Id,
      number: Text,
      title: Text,
      text: Text,
      test: ConditionTest,
      measures: z.array(Text),
      owner: Text,
    }),
  ),
  payments: z.array(
    z.object({
      year: Year,
      amountPence: Money,
      status: z.enum(['planned', 'paid', 'withheld', 'made-up', 'cancelled']),
    }),
  ),
});

const RatingScale = z.object({
  id: Id,
  version: Count,
  name: Text,
  levels: z.array(
    z.object({
      id: Id,
      meaning: z.enum(['complete', 'on-target', 'off-target-with-plan', 'off-target']),
      word: Text,
      letter: Text.nullable(),
      definition: Text,
      colour: z.enum(['blue', 'green', 'amber', 'red']),
      shape: z.enum(['tick', 'circle', 'triangle', 'cross']),
    }),
  ),
});

const Update = z.object({
  update: z.object({
    id: Id,
    year: Year,
    sequence: Count,
    label: Text,
    dataCutOff: MonthText,
    financeBasis: Text,
    due: Day,
    submitted: Day.nullable(),
    status: z.enum(['open', 'submitted']),
  }),
  ratings: z.array(
    z.object({
      updateId: Id,
      subject: z.object({ kind: z.enum(['condition', 'risk']), id: Id }),
      overall: Id.nullable(),
      activity: Id.nullable(),
      effect: Id.nullable(),
      reason: Text,
    }),
  ),
  answers: z.array(z.object({ updateId: Id, fieldId: Id, answer: z.enum(['yes', 'no', 'not-applicable']) })),
  commentary: z.array(z.object({ updateId: Id, fieldId: Text, parts: z.array(PartShape) })),
  signOffs: z.array(z.object({ updateId: Id, role: z.enum(['s151', 'dcs']), signedOn: Day.nullable() })),
});

const Score = z.int().min(1).max(5);

/** The first version of a record of the programme. */
const FirstRecord = z.object({
  kind: Text,
  id: Text,
  title: Text,
  owner: Text,
  fields: z.record(z.string(), z.union([Text, z.number()])).default({}),
  links: z.array(z.object({ kind: Text, to: z.object({ kind: Text, id: Text }) })).default([]),
  reason: Text.default('Loaded with the programme'),
});

/** Every kind of record with its schema; `schema` in a file is "evenkeel/KIND@1". */
export const RECORD_KINDS = {
  programme: z.object({
    authorityCode: Id,
    authorityNumber: Text,
    id: Id,
    authorityName: Text,
    name: Text,
    fictional: z.boolean(),
    contacts: z.array(z.object({ role: Text, name: Text, email: Text, interim: z.boolean() })),
  }),
  agreement: Agreement,
  'return-template': ReturnTemplateShape,
  'rating-scale': RatingScale,
  update: Update,
  risks: z.object({
    risks: z.array(
      z.object({
        id: Id,
        title: Text,
        cause: Text,
        event: Text,
        effect: Text,
        owner: Text,
        likelihood: Score,
        impact: Score,
        status: z.enum(['open', 'closed', 'became-issue']),
        inherentLikelihood: Score.exactOptional(),
        inherentImpact: Score.exactOptional(),
        appetite: Count.exactOptional(),
        exposure: Text.exactOptional(),
        actions: z
          .array(z.object({ id: Id, what: Text, owner: Text, due: Day, done: Day.nullable() }))
          .exactOptional(),
      }),
    ),
  }),
  places: z.object({
    places: z.array(
      z.object({
        id: Id,
        name: Text,
        placesDue: Count,
        placesDelivered: Count,
        due: MonthText,
        forecast: MonthText,
        cause: Text,
        countsAs: z.enum(['special', 'resourced', 'alternative', 'commissioned']),
      }),
    ),
  }),
  transfers: z.object({
    transfers: z.array(
      z.object({
        year: Year,
        status: z.enum(TRANSFER_STATES),
        note: Text,
      }),
    ),
  }),
  /** The first version of each record of the programme; what the store holds of it already stands. */
  records: z.object({
    records: z.array(FirstRecord),
  }),
  /** The engagement hub: first versions of its records, and votes; what the store holds of either already stands. */
  voice: z.object({
    records: z.array(FirstRecord).default([]),
    votes: z
      .array(
        z.object({
          item: Id,
          sector: Text,
          before: Score.nullable(),
          after: Score.nullable(),
          isPaired: z.boolean(),
        }),
      )
      .default([]),
  }),
  /** Surveys and closed waves that come from elsewhere; a wave that the store holds already stands. */
  surveys: SurveysRecord,
  vintage: VintageRecord,
  'in-year-forecasts': z.object({
    forecasts: z.array(z.object({ year: Year, basis: Text, asAt: Day, inYearDeficitPence: Money })),
  }),
  plan: z.looseObject({
    /** The scenarios from the main one on; a list, because the keys of an object have no order. */
    scenarioOrder: z.array(Id).exactOptional(),
    /** The main scenario's inputs; enough where the plan has no other. */
    finance: z.unknown(),
    scenarios: z.record(z.string(), z.unknown()).default({}),
    mitigations: z
      .array(
        z.object({
          id: Id,
          name: Text,
          flow: Text,
          change: z.enum(['absolute', 'relative']).exactOptional(),
          size: z.number(),
          low: z.number(),
          high: z.number(),
          start: MonthText,
          ramp: z.number(),
          delay: z.number(),
          pWorks: z.number().min(0).max(1),
        }),
      )
      .default([]),
  }),
} as const;

export type RecordKind = keyof typeof RECORD_KINDS;

/**
 * Parse one JSON file of a programme folder. The body is returned as written, so that nothing is lost on the way
 * to the store.
 * @throws ProblemError `programme.unknown-record`, `programme.wrong-record`, `places.wrong-value`, `template.*` or `file.not-json` with the place.
 */
export function parseProgrammeRecord(
  text: string,
  file: string,
): { readonly kind: RecordKind; readonly id: string; readonly body: unknown } {
  const body = parseJson(text, file);
  const kind = kindOf(body);
  if (kind === null)
    return raise({
      code: 'programme.unknown-record',
      place: file,
      message: 'The file does not say which record it holds',
      advice: `Give it a "schema" key such as "evenkeel/agreement@1"; kinds: ${Object.keys(RECORD_KINDS).join(', ')}.`,
    });
  const read = RECORD_KINDS[kind].safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    return raise({
      code: 'programme.wrong-record',
      place: `${file}, ${issue?.path.map(String).join('.') ?? ''}`,
      message: `The ${kind} record is not as it must be: ${issue?.message ?? 'unreadable'}`,
      advice: 'Correct the value at that place; the format note describes each record.',
    });
  }
  if (kind === 'places') readPlaces(text.replace(/^\uFEFF/, ''), file);
  if (kind === 'return-template') requireSoundForm(ReturnTemplateShape.parse(body), file);
  return { kind, id: idOf(kind, read.data), body };
}

/** The first thing wrong with a form, and how many more there are. */
function requireSoundForm(template: z.output<typeof ReturnTemplateShape>, file: string): void {
  const [first, ...others] = checkTemplate(template);
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  raise({ ...first, place: `${file}, ${first.place ?? ''}`, message: `${first.message}${more}` });
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return raise({
      code: 'file.not-json',
      place: file,
      message: 'The file is not JSON',
      advice: 'Check that it is the file you meant and that it was saved whole.',
    });
  }
}

function kindOf(body: unknown): RecordKind | null {
  const schema = typeof body === 'object' && body !== null && 'schema' in body ? String(body.schema) : '';
  const name = /^evenkeel\/([a-z-]+)@1$/.exec(schema)?.[1] ?? '';
  return Object.keys(RECORD_KINDS).find((kind): kind is RecordKind => kind === name) ?? null;
}

/** The record's own id where a kind can have several; the kind itself where it stands once. */
function idOf(kind: RecordKind, data: unknown): string {
  if (kind === 'update') return Update.parse(data).update.id;
  if (kind === 'vintage') return VintageRecord.parse(data).id;
  return kind;
}
