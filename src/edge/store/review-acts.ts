/** Acts of text review in the store: sources, named readers, themes, codings and quotes, added one after the other. */
import { z } from 'zod';
import type { Coding } from '../../core/review/review-results.ts';
import type { ReviewSource } from '../../core/review/review-words.ts';
import type { ThemeAct } from '../../core/review/theme-history.ts';
import type { ReviewRepository } from './review-store.ts';
import { requireChanges, type Session } from './session.ts';
import type { Scope } from './store.ts';

const Source: z.ZodType<ReviewSource> = z.strictObject({
  id: z.string(),
  kind: z.enum(['wave', 'file']),
  title: z.string(),
  from: z.string().nullable(),
  readers: z.array(z.string()),
  flaggedHours: z.number(),
  otherDays: z.number(),
  consent: z.string(),
  mayQuote: z.boolean(),
  isRunning: z.boolean(),
});
const Words = z.array(z.string());
const Act: z.ZodType<ThemeAct> = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('proposed'), name: z.string(), words: Words, because: z.string() }),
  z.strictObject({ act: z.literal('made'), name: z.string(), words: Words, from: Words }),
  z.strictObject({ act: z.literal('approved') }),
  z.strictObject({ act: z.literal('renamed'), name: z.string() }),
  z.strictObject({ act: z.literal('reworded'), words: Words }),
  z.strictObject({ act: z.literal('retired'), reason: z.string() }),
]);
const StoredCoding: z.ZodType<Omit<Coding, 'begunAt'>> = z.strictObject({
  id: z.string(),
  readers: z.tuple([z.string(), z.string()]),
  answerIds: z.array(z.string()),
  themeIds: z.array(z.string()),
});
const Quote = z.strictObject({ isQuoted: z.boolean() });

type Kind = 'source' | 'readers' | 'theme' | 'coding' | 'quote';

/** The part of the repository that is made of acts. */
export function reviewActs(
  session: Session,
): Pick<
  ReviewRepository,
  | 'sources'
  | 'addSource'
  | 'nameReaders'
  | 'themeActs'
  | 'addThemeAct'
  | 'codings'
  | 'addCoding'
  | 'quotes'
  | 'setQuote'
> {
  const { db, now } = session;
  const acts = async (scope: Scope, kinds: readonly Kind[]) =>
    await db
      .selectFrom('review_acts')
      .selectAll()
      .where('authority_code', '=', scope.authorityCode)
      .where('programme_id', '=', scope.programmeId)
      .where('kind', 'in', kinds)
      .orderBy('sequence')
      .execute();
  const add = async (scope: Scope, kind: Kind, subject: string, body: object, by: string) => {
    requireChanges(session);
    const last = await db
      .selectFrom('review_acts')
      .select('sequence')
      .where('authority_code', '=', scope.authorityCode)
      .where('programme_id', '=', scope.programmeId)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst();
    await db
      .insertInto('review_acts')
      .values({
        authority_code: scope.authorityCode,
        programme_id: scope.programmeId,
        sequence: (last?.sequence ?? 0) + 1,
        kind,
        subject_id: subject,
        body: JSON.stringify(body),
        acted_at: now(),
        acted_by: by,
      })
      .execute();
  };
  return {
    async sources(scope) {
      const found = new Map<string, ReviewSource>();
      for (const { kind, subject_id: id, body } of await acts(scope, ['source', 'readers'])) {
        const before = found.get(id);
        if (kind === 'source') found.set(id, Source.parse(JSON.parse(body)));
        else if (before !== undefined) found.set(id, { ...before, readers: Words.parse(JSON.parse(body)) });
      }
      return [...found.values()];
    },
    addSource: (scope, source, by) => add(scope, 'source', source.id, source, by),
    nameReaders: (scope, sourceId, readers, by) => add(scope, 'readers', sourceId, readers, by),
    async themeActs(scope) {
      return (await acts(scope, ['theme'])).map(
        ({ subject_id: themeId, body, acted_at: at, acted_by: by }) => ({
          themeId,
          act: Act.parse(JSON.parse(body)),
          at,
          by,
        }),
      );
    },
    addThemeAct: (scope, themeId, act, by) => add(scope, 'theme', themeId, act, by),
    async codings(scope) {
      return (await acts(scope, ['coding'])).map(({ body, acted_at: begunAt }) => ({
        ...StoredCoding.parse(JSON.parse(body)),
        begunAt,
      }));
    },
    addCoding: (scope, coding, by) => add(scope, 'coding', coding.id, coding, by),
    async quotes(scope) {
      const quoted = new Set<string>();
      for (const { subject_id: id, body } of await acts(scope, ['quote']))
        if (Quote.parse(JSON.parse(body)).isQuoted) quoted.add(id);
        else quoted.delete(id);
      return [...quoted];
    },
    setQuote: (scope, answerId, isQuoted, by) => add(scope, 'quote', answerId, { isQuoted }, by),
  };
}
