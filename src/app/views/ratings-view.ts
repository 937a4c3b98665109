/** The page of ratings: side by side by update, what the evidence proposes with its grounds, challenges and who rated when. */

import { type Actor, may } from '../../core/access/access.ts';
import { withSmall } from '../../core/base/first-letter.ts';
import { dayInWords } from '../../core/base/time.ts';
import type { Rating } from '../../core/programme/programme.ts';
import { levelsInUse } from '../../core/programme/rating/levels-in-use.ts';
import type { RatingScale } from '../../core/programme/rating-scale.ts';
import { type ProgrammeRecord, textField } from '../../core/programme/records/programme-record.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import type { RatedSubject, RatingsAnswer } from '../ratings/rating-use-cases.ts';
import { headerOf, updateName } from './page-facts.ts';
import { personInWords } from './person-words.ts';
import { inRow } from './standing-words.ts';

/** Shape the page. */
export function ratingsView(open: OpenProgramme, actor: Actor, answer: RatingsAnswer) {
  const { update, updates, scale, subjects, isOpen } = answer;
  const { authorityCode } = open.programme;
  const shown = updates.filter(({ year }) => year === update.year);
  const given = subjects.flatMap(({ ratings }) => ratings.filter((one): one is Rating => one !== null));
  const proposed = subjects.flatMap(({ proposal }) => [proposal.activity, proposal.effect, proposal.overall]);
  return {
    header: headerOf(open),
    lead: leadOf(answer),
    updateId: update.id,
    updateName: updateName(update),
    mayRate: isOpen && may(actor, 'rating.set', authorityCode),
    mayChallenge: may(actor, 'rating.challenge', authorityCode),
    mayAnswer: may(actor, 'rating.set', authorityCode),
    key: [...levelsInUse(scale, given, proposed)],
    levels: [...scale.levels],
    subjects: subjects.map((one) => ({
      kind: one.subject.kind,
      id: one.subject.id,
      title: one.title,
      owner: one.owner,
      rounds: updates.flatMap((each, place) =>
        shown.includes(each) ? [roundOf(scale, updateName(each), each.id, one.ratings[place] ?? null)] : [],
      ),
      proposed: {
        activity: levelOf(scale, one.proposal.activity),
        effect: levelOf(scale, one.proposal.effect),
        overall: levelOf(scale, one.proposal.overall),
      },
      grounds: one.proposal.grounds.map(({ of, words }) => ({ of, words })),
      against: one.against.map(({ message }) => message),
      challenges: one.challenges.map(challengeOf),
      history: one.history.map((version) => historyLine(scale, version)),
    })),
  };
}

function leadOf({ update, subjects }: RatingsAnswer): string {
  const names = (some: readonly RatedSubject[]) =>
    inRow(
      some.map(
        ({ subject, title }) => `${subject.kind === 'condition' ? 'condition ' : ''}${title.split(' ')[0]}`,
      ),
    );
  const contradicted = subjects.filter(isContradicted);
  const others = subjects.filter((one) => one.against.length > 0 && !isContradicted(one));
  const open = subjects
    .flatMap(({ challenges }) => challenges)
    .filter((one) => textField(one, 'state') !== 'closed').length;
  const said =
    contradicted.length === 0
      ? 'No rating is better than the evidence without a reason'
      : `${contradicted.length} ${contradicted.length === 1 ? 'rating is' : 'ratings are'} better than the evidence and ${contradicted.length === 1 ? 'gives' : 'give'} no reason (${names(contradicted)})`;
  const lacking =
    others.length === 0
      ? ''
      : `, ${others.length} more ${others.length === 1 ? 'needs' : 'need'} a reason (${names(others)})`;
  const doubted =
    open === 0 ? 'no challenge is open' : `${open} ${open === 1 ? 'challenge is' : 'challenges are'} open`;
  return `${updateName(update)}: ${withSmall(said)}${lacking}, and ${doubted}.`;
}

function isContradicted({ against }: RatedSubject): boolean {
  return against.some(({ code }) => code === 'rating.contradicts-evidence');
}

function levelOf({ levels }: RatingScale, id: string | null) {
  return levels.find((level) => level.id === id) ?? null;
}

function roundOf(scale: RatingScale, update: string, updateId: string, rating: Rating | null) {
  return {
    updateId,
    update,
    overall: levelOf(scale, rating?.overall ?? null),
    activity: levelOf(scale, rating?.activity ?? null),
    effect: levelOf(scale, rating?.effect ?? null),
    reason: rating?.reason ?? '',
  };
}

const STATES = ['open', 'answered', 'closed'] as const;

function challengeOf(record: ProgrammeRecord) {
  const state = textField(record, 'state');
  const answeredBy = textField(record, 'answeredBy');
  return {
    id: record.id,
    update: textField(record, 'update') ?? '',
    said: textField(record, 'said') ?? '',
    by: personInWords(textField(record, 'by') ?? ''),
    answer: textField(record, 'answer'),
    answeredBy: answeredBy === null ? null : personInWords(answeredBy),
    state: STATES.find((one) => one === state) ?? 'open',
  };
}

function historyLine(scale: RatingScale, record: ProgrammeRecord): string {
  const word = (id: string) => levelOf(scale, textField(record, id))?.word ?? 'not rated';
  return `${dayInWords(record.recordedAt.slice(0, 10))}, ${personInWords(record.recordedBy)}: activity ${word('activity')}, effect ${word('effect')}. ${record.reason}`;
}
