/** The shape of a sealed return's file, checked at the door before anything in it is believed. */
import { z } from 'zod';
import { pence } from '../../../core/base/pence.ts';
import { isIsoDate } from '../../../core/base/time.ts';
import { RECORD_KINDS } from '../programme/programme-records.ts';

const Text = z.string();
const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 as 64 hex digits is needed here');
const Moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/, 'a moment in UTC is needed here');
const Day = z.string().refine(isIsoDate, 'a day such as "2024-12-11" is needed here');
const Role = z.enum(['s151', 'dcs']);

const link = { sequence: z.int().min(1), previousHash: Hash, hash: Hash };
const done = { at: Moment, by: Text };

/** One act of the chain. */
const Act = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('frozen'),
    contentHash: Hash,
    partsHash: Hash,
    frozenAt: Moment,
    ...link,
  }),
  z.strictObject({
    act: z.literal('signed'),
    by: Text,
    attestation: z.strictObject({
      schema: z.literal('evenkeel/attestation@1'),
      contentHash: Hash,
      role: Role,
      name: Text,
      statement: Text,
      signedAt: Moment,
      keyFingerprint: Hash,
    }),
    publicKey: Text,
    signature: Text,
    ...link,
  }),
  z.strictObject({ act: z.literal('sealed'), contentHash: Hash, ...done, ...link }),
  z.strictObject({ act: z.literal('withdrawn'), ...done, reason: Text, ...link }),
  z.strictObject({ act: z.literal('submitted'), ...done, on: Day, ...link }),
  z.strictObject({ act: z.literal('questioned'), ...done, question: Text, on: Day, text: Text, ...link }),
  z.strictObject({ act: z.literal('replied'), ...done, question: Text, text: Text, ...link }),
  z.strictObject({ act: z.literal('superseded'), ...done, revision: z.int().min(2), seal: Hash, ...link }),
]);

/** The chain of acts, as it stands in a file or in the store. */
export const ActChain = z.array(Act).min(1);

/** The envelope; the content is looked at by its hash first and by its shape after. */
export const SealedEnvelope = z.strictObject({
  schema: z.literal('evenkeel/sealed-return@1'),
  contentHash: Hash,
  chain: ActChain,
  content: z.record(z.string(), z.unknown()),
  parts: z.array(z.strictObject({ at: Text, sha256: Hash })).min(1),
});

const { programme, agreement, update, risks, places, transfers, plan } = RECORD_KINDS;
const updateParts = update.shape;

const MaybeDay = Day.nullable();

/** Posts, procurements, registrations, promises and decisions about money. */
const Trackers = z.object({
  posts: z.array(
    z.object({
      id: Text,
      title: Text,
      owner: Text,
      fullTime: z.number().nullable(),
      filled: z.number().nullable(),
      due: MaybeDay,
      forecast: MaybeDay,
      started: MaybeDay,
      counts: z.array(z.object({ month: Text, filled: z.number() })),
    }),
  ),
  promises: z.array(
    z.object({
      id: Text,
      title: Text,
      owner: Text,
      madeIn: Text,
      due: Day,
      outcome: z.enum(['open', 'kept', 'broken']),
      told: Text.nullable(),
      about: z.array(Text),
    }),
  ),
  decisions: z.array(
    z.object({
      id: Text,
      title: Text,
      owner: Text,
      amountPence: z.int().transform(pence).nullable(),
      body: Text.nullable(),
      by: MaybeDay,
      state: Text.nullable(),
      about: z.array(Text),
    }),
  ),
  items: z.array(
    z.object({
      kind: z.enum(['procurement', 'registration']),
      id: Text,
      title: Text,
      owner: Text,
      stage: Text.nullable(),
      due: MaybeDay,
      forecast: MaybeDay,
      done: MaybeDay,
    }),
  ),
});

const Programme = z.object({
  ...programme.omit({ authorityNumber: true }).shape,
  agreement,
  template: RECORD_KINDS['return-template'],
  scale: RECORD_KINDS['rating-scale'],
  updates: z.array(updateParts.update),
  ratings: updateParts.ratings,
  answers: updateParts.answers,
  commentary: updateParts.commentary,
  signOffs: updateParts.signOffs,
  ...risks.shape,
  ...places.shape,
  ...transfers.shape,
  inYearForecasts: RECORD_KINDS['in-year-forecasts'].shape.forecasts,
  trackers: Trackers.exactOptional(),
});

const Asked = z.object({ yes: z.int().min(0), of: z.int().min(1) });

/** A measure of culture or trust. */
const Voice = z.object({
  name: Text,
  wording: Text,
  where: Text,
  on: Text,
  now: Asked,
  low: z.number(),
  high: z.number(),
  change: z
    .object({
      change: z.number(),
      low: z.number(),
      high: z.number(),
      before: Asked,
      kind: z.enum(['paired', 'unpaired', 'compared']),
    })
    .nullable(),
  atLeast: z.number().nullable(),
  tellsOf: z.array(Text),
  record: Text,
});

/** What a return is composed from; the composed return itself is checked by composing it again. */
export const SealedContent = z.object({
  product: Text,
  authorityCode: Text,
  programmeId: Text,
  updateId: Text,
  revision: z.int().min(1),
  follows: z.strictObject({ updateId: Text, seal: Hash }).nullable(),
  corrects: z.strictObject({ seal: Hash, reason: Text }).nullable(),
  chance: z.strictObject({ seed: z.int(), draws: z.int() }).nullable(),
  inputs: z.object({
    programme: Programme,
    monthly: z.array(
      z.object({
        record: z.object({
          measure: Text,
          month: Text,
          series: z.enum(['actual', 'agreed', 'latest']),
          value: z.number(),
        }),
        origin: z.object({ importId: Text, file: Text, sha256: Text, row: z.int() }),
      }),
    ),
    plan: z.object({
      record: Text,
      scenarios: z.array(z.object({ id: Text, inputs: z.unknown() })),
      mitigations: plan.shape.mitigations.unwrap(),
    }),
    imports: z.array(z.object({ file: Text, kind: Text, sha256: Text })),
    voice: z.array(Voice).exactOptional(),
    key: z.literal('in-use').exactOptional(),
  }),
  results: z.array(z.object({ id: Text, projection: z.unknown() })),
  return: z.object({
    schema: z.literal('evenkeel/return@1'),
    figures: z.array(z.unknown()),
    blocks: z.array(z.unknown()),
  }),
  check: z
    .array(
      z.object({
        rule: Text,
        severity: z.enum(['error', 'warning']),
        section: Text.nullable(),
        quotes: z.array(Text),
        arithmetic: Text,
        answer: z
          .object({ answer: z.enum(['explained', 'accepted']), reason: Text, by: Text, at: Moment })
          .nullable(),
      }),
    )
    .optional(),
});
