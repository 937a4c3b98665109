/** Text review in the store: masked answers under keys that chance gave, and what was looked at, marked and coded. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { FEELINGS, LOOK_DECISIONS, type ReviewAnswer } from '../../core/review/review-words.ts';
import { DISCLOSURE_KINDS } from '../../core/text/disclosure-kinds.ts';
import { reviewActs } from './review-acts.ts';
import type { ReviewAnswersTable } from './review-rows.ts';
import type { ReviewRepository } from './review-store.ts';
import { requireChanges, type Session } from './session.ts';
import type { Scope } from './store.ts';

const Flag = z.enum(DISCLOSURE_KINDS);
const Decision = z.enum(LOOK_DECISIONS);
const FeltAs = z.enum(FEELINGS);
const MarkerName = z.enum(['machine', 'person', 'model']);
const Coded = z.record(z.string(), FeltAs);
/** Rows that one statement adds. */
const BATCH = 500;

type ReviewTable = 'review_answers' | 'review_looks' | 'review_marks' | 'review_codes';

/** Build the repository over a session. */
export function reviewRepository(session: Session): ReviewRepository {
  return { ...answersOf(session), ...workOf(session), ...reviewActs(session) };
}

function keyOf({ authorityCode, programmeId }: Scope) {
  return { authority_code: authorityCode, programme_id: programmeId };
}

/** Every row of a programme in one of the tables. */
function within<T extends ReviewTable>({ db }: Session, table: T, scope: Scope) {
  return db
    .selectFrom<ReviewTable>(table)
    .where('authority_code', '=', scope.authorityCode)
    .where('programme_id', '=', scope.programmeId);
}

async function inBatches<T>(rows: readonly T[], add: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) await add(rows.slice(at, at + BATCH));
}

type AnswerRow = Omit<ReviewAnswersTable, 'authority_code' | 'programme_id'>;

function answerOf(row: AnswerRow): ReviewAnswer {
  return {
    id: row.answer_id,
    sourceId: row.source_id,
    question: row.question,
    text: row.body,
    flags: row.flags === '' ? [] : row.flags.split(',').map((flag) => Flag.parse(flag)),
    dueAt: row.due_at,
  };
}

const ANSWER_COLUMNS = ['answer_id', 'source_id', 'question', 'body', 'flags', 'due_at'] as const;

function answersOf(
  session: Session,
): Pick<ReviewRepository, 'stamps' | 'countAnswers' | 'answer' | 'answers' | 'addAnswers' | 'eraseAnswers'> {
  const { db } = session;
  return {
    async stamps(scope) {
      const count = async (table: 'review_looks' | 'review_codes') =>
        Number(
          (
            await within(session, table, scope)
              .select((of) => of.fn.countAll<number | string>().as('rows'))
              .executeTakeFirstOrThrow()
          ).rows,
        );
      const answers = await within(session, 'review_answers', scope)
        .select((of) => [
          of.fn.countAll<number | string>().as('rows'),
          of.fn.sum<number | string | null>(of.fn<number>('length', ['body'])).as('characters'),
        ])
        .executeTakeFirstOrThrow();
      const marks = await within(session, 'review_marks', scope)
        .select((of) => ['theme_id', of.fn.countAll<number | string>().as('rows')])
        .groupBy('theme_id')
        .execute();
      return {
        answers: `${answers.rows} ${answers.characters ?? 0}`,
        looks: await count('review_looks'),
        codes: await count('review_codes'),
        marks: new Map(marks.map(({ theme_id: theme, rows }) => [theme, Number(rows)])),
      };
    },
    async countAnswers(scope) {
      const { rows } = await within(session, 'review_answers', scope)
        .select((of) => of.fn.countAll<number | string>().as('rows'))
        .executeTakeFirstOrThrow();
      return Number(rows);
    },
    async answer(scope, id) {
      const row = await within(session, 'review_answers', scope)
        .where('answer_id', '=', id)
        .where('body', '<>', '')
        .select(ANSWER_COLUMNS)
        .executeTakeFirst();
      return row === undefined ? null : answerOf(row);
    },
    async answers(scope) {
      const rows = await within(session, 'review_answers', scope)
        .select(ANSWER_COLUMNS)
        .orderBy('answer_id')
        .execute();
      return rows.map(answerOf);
    },
    async addAnswers(scope, answers) {
      requireChanges(session);
      // Written in the order of chance, so that the order of the rows tells nothing either.
      const keyed = answers
        .map((answer) => ({ ...answer, id: randomBytes(12).toString('hex') }))
        .sort((one, other) => (one.id < other.id ? -1 : 1));
      const rows = keyed.map(({ id, sourceId, question, text, flags, dueAt }) => ({
        ...keyOf(scope),
        answer_id: id,
        source_id: sourceId,
        question,
        body: text,
        flags: flags.join(','),
        due_at: dueAt,
      }));
      await inBatches(rows, (batch) => db.insertInto('review_answers').values(batch).execute());
      return keyed;
    },
    async eraseAnswers(scope, ids) {
      requireChanges(session);
      await inBatches(ids, (batch) =>
        db
          .updateTable('review_answers')
          .set({ body: '', flags: '' })
          .where('authority_code', '=', scope.authorityCode)
          .where('programme_id', '=', scope.programmeId)
          .where('answer_id', 'in', batch)
          .execute(),
      );
    },
  };
}

function workOf(
  session: Session,
): Pick<ReviewRepository, 'looks' | 'addLooks' | 'marks' | 'addMarks' | 'codes' | 'addCodes'> {
  const { db, now } = session;
  return {
    async looks(scope, answerId) {
      const all = within(session, 'review_looks', scope);
      const rows = await (answerId === undefined ? all : all.where('answer_id', '=', answerId))
        .select(['answer_id', 'decision', 'note', 'looked_at', 'looked_by'])
        .orderBy('answer_id')
        .orderBy('turn')
        .execute();
      return rows.map((row) => ({
        answerId: row.answer_id,
        decision: Decision.parse(row.decision),
        note: row.note,
        at: row.looked_at,
        by: row.looked_by,
      }));
    },
    async addLooks(scope, looks) {
      requireChanges(session);
      for (const { answerId, decision, note, by } of looks) {
        const { turns } = await within(session, 'review_looks', scope)
          .where('answer_id', '=', answerId)
          .select((of) => of.fn.countAll<number | string>().as('turns'))
          .executeTakeFirstOrThrow();
        const own = { answer_id: answerId, turn: Number(turns) + 1, decision, note };
        await db
          .insertInto('review_looks')
          .values({ ...keyOf(scope), ...own, looked_at: now(), looked_by: by })
          .execute();
      }
    },
    async marks(scope, { themeIds, answerId, marker } = {}) {
      const all = within(session, 'review_marks', scope);
      const ofThemes = themeIds === undefined ? all : all.where('theme_id', 'in', themeIds);
      const ofMarker = marker === undefined ? ofThemes : ofThemes.where('marker', '=', marker);
      const rows = await (answerId === undefined ? ofMarker : ofMarker.where('answer_id', '=', answerId))
        .select(['answer_id', 'theme_id', 'is_on', 'feeling', 'marker', 'marked_at', 'marked_by'])
        .orderBy('answer_id')
        .orderBy('theme_id')
        .orderBy('turn')
        .execute();
      return rows.map((row) => ({
        answerId: row.answer_id,
        themeId: row.theme_id,
        isOn: row.is_on === 1,
        feeling: row.feeling === null ? null : FeltAs.parse(row.feeling),
        marker: MarkerName.parse(row.marker),
        at: row.marked_at,
        by: row.marked_by,
      }));
    },
    async addMarks(scope, marks) {
      requireChanges(session);
      const rows = marks.map(({ answerId, themeId, turn, isOn, feeling, marker, by }) => ({
        ...keyOf(scope),
        answer_id: answerId,
        theme_id: themeId,
        turn,
        is_on: isOn ? 1 : 0,
        feeling,
        marker,
        marked_at: now(),
        marked_by: by,
      }));
      await inBatches(rows, (batch) => db.insertInto('review_marks').values(batch).execute());
    },
    async codes(scope) {
      const rows = await within(session, 'review_codes', scope)
        .select(['coding_id', 'reader', 'answer_id', 'body'])
        .orderBy('coding_id')
        .orderBy('reader')
        .orderBy('answer_id')
        .execute();
      return rows.map((row) => ({
        codingId: row.coding_id,
        reader: row.reader,
        answerId: row.answer_id,
        themes: Coded.parse(JSON.parse(row.body)),
      }));
    },
    async addCodes(scope, codes) {
      requireChanges(session);
      const rows = codes.map(({ codingId, reader, answerId, themes }) => ({
        ...keyOf(scope),
        coding_id: codingId,
        reader,
        answer_id: answerId,
        body: JSON.stringify(themes),
      }));
      await inBatches(rows, (batch) => db.insertInto('review_codes').values(batch).execute());
    },
  };
}
