/** What may be public of a review: counts with small numbers kept back, agreement beside each, and quotes that people chose. */
import type { Actor } from '../../core/access/access.ts';
import { raise } from '../../core/base/problem.ts';
import { publicationOf, readPublication } from '../../core/disclosure/publication.ts';
import { publicThemes, type ThemeOrigin } from '../../core/review/public-themes.ts';
import { reviewResults } from '../../core/review/review-results.ts';
import { FEELINGS, type Theme } from '../../core/review/review-words.ts';
import { countingMark } from '../../core/review/standing-marks.ts';
import { ancestorsOf, parentsOf } from '../../core/review/theme-kin.ts';
import { csvCell } from '../../edge/documents/export/csv-lines.ts';
import type { Scope } from '../../edge/store/store.ts';
import type { AppDependencies } from '../dependencies.ts';
import { requirePermission } from '../require-permission.ts';
import { agreementWords } from './agreement-words.ts';
import { readFacts, readQueue } from './read-review.ts';
import { reviewAct } from './review-act.ts';

/** The kind under which records of copies are kept; they hold true counts and are told to nobody. */
const KIND = 'review-publication';
/** Fewest answers of which anything is public [answers]. */
const LEAST_PUBLIC = 30;

/**
 * Write it as CSV, held against every copy that was published before, and record that it was.
 * @throws ProblemError `review.not-looked-at`, `review.too-few`, `review.too-close`, `access.refused`.
 */
export async function publicCopy(
  { store, now, newId }: AppDependencies,
  actor: Actor,
  scope: Scope,
): Promise<string> {
  requirePermission(actor, 'voice.publish', scope.authorityCode, 'to publish what people told us');
  return await store.transaction(async (repositories) => {
    const { open } = await readQueue(repositories, scope, now());
    if (open.length > 0)
      raise({
        code: 'review.not-looked-at',
        message: `A named person has yet to look at ${open.length} of the answers, and nothing is public before`,
        advice: 'Look at the queue first.',
      });
    const facts = await readFacts(repositories, scope, now().slice(0, 10));
    const results = reviewResults(facts);
    if (results.answers < LEAST_PUBLIC)
      raise({
        code: 'review.too-few',
        message: `Fewer than ${LEAST_PUBLIC} answers are too few to say anything of in public`,
        advice: 'Wait for another wave.',
      });
    const nameOf = new Map(facts.themes.map(({ id, name }) => [id, name]));
    const show = (value: number | null) => (value === null ? 'c' : String(value));
    const earlier = (await repositories.documents.all(scope, KIND)).map(
      ({ body }) => readPublication(body).release,
    );
    const { themes, record } = publicThemes(results, earlier, originsOf(facts.themes));
    const rows = themes.map(({ themeId, count, feelings }) => [
      'count',
      nameOf.get(themeId) ?? '',
      show(count),
      String(results.answers),
      ...FEELINGS.map((feeling) => show(feelings[feeling])),
      agreementWords(results.themes.find((one) => one.themeId === themeId)?.agreement ?? null).join(' '),
      '',
    ]);
    const texts = new Map(facts.answers.map(({ id, text }) => [id, text]));
    const quotes = (await repositories.reviews.quotes(scope)).flatMap((id) => {
      const text = texts.get(id) ?? '';
      const own = results.themes.filter(
        ({ themeId }) => countingMark(facts.marks.get(themeId)?.get(id))?.isOn === true,
      );
      // One row a quote, its first theme alone: which themes stand together in one answer would join rows.
      const [first] = own;
      return text === '' || first === undefined
        ? []
        : [['quote', nameOf.get(first.themeId) ?? '', '', '', ...FEELINGS.map(() => ''), '', text]];
    });
    const id = `copy-${record.name.padStart(5, '0')}`;
    await repositories.documents.put(scope, { kind: KIND, id, body: publicationOf(record, []) }, actor.id);
    await repositories.audit.append(
      reviewAct(actor, scope, 'review.published', 'all', newId(), {
        themes: rows.length,
        quotes: quotes.length,
      }),
    );
    const head = ['kind', 'theme', 'answers', 'of', ...FEELINGS, 'agreement', 'words'];
    return `${[head, ...rows, ...quotes].map((row) => row.map(csvCell).join(',')).join('\n')}\n`;
  });
}

function originsOf(themes: readonly Theme[]): ReadonlyMap<string, ThemeOrigin> {
  const ids = (some: readonly Theme[]) => some.map(({ id }) => id);
  return new Map(
    themes.map((theme) => [
      theme.id,
      { parents: ids(parentsOf(theme, themes)), ancestors: ids(ancestorsOf(theme, themes)) },
    ]),
  );
}
