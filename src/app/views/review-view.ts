/** The page of what people told us: the answer in words, themes with feelings and agreement, the queue, and what there is to do. */
import { type Actor, may } from '../../core/access/access.ts';
import { showCount } from '../../core/base/show.ts';
import { dayInWords } from '../../core/base/time.ts';
import type { ProgrammeRecord } from '../../core/programme/records/programme-record.ts';
import type { ThemeResult } from '../../core/review/review-results.ts';
import {
  DECISION_WORDS,
  FEELINGS,
  type ReviewLook,
  type ReviewSource,
  type Theme,
} from '../../core/review/review-words.ts';
import { LEAST_ANSWERS } from '../../core/waves/watch-waves.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { agreementBriefly } from '../review/agreement-words.ts';
import type { AnswerBehind } from '../review/quote-answers.ts';
import type { QueuedAnswer } from '../review/read-review.ts';
import type { ReviewState } from '../review/review-use-cases.ts';
import { headerOf } from './page-facts.ts';
import { personInWords } from './person-words.ts';
import { reviewChart, reviewTable, sourceTable } from './review-tables.ts';
import { answeredThemes } from './statement-words.ts';

/** Answers of the queue that are shown at once. */
const SHOWN = 10;
/** Answers behind each count that are shown. */
const BEHIND = 20;

/** Shape the page. @param statements  what was said in meetings, to lead from a theme to what came of it. */
export function reviewView(
  open: OpenProgramme,
  actor: Actor,
  state: ReviewState,
  statements: readonly ProgrammeRecord[],
) {
  const { sources, queue, themes, results, codings, sheet, waves } = state;
  const nameOf = new Map(themes.map(({ id, name }) => [id, name]));
  const { authorityCode } = open.programme;
  const who = whoIn(state.people);
  const named = [...new Set(queue.open.flatMap(({ source }) => source.readers))];
  return {
    header: headerOf(open),
    lead: [...leadOf(state, nameOf), ...untakenWords(waves)],
    chart: results.themes.length === 0 ? null : reviewChart(results, nameOf),
    results: results.themes.length === 0 ? null : reviewTable(results, nameOf),
    bySource:
      results.themes.length === 0 || sources.length < 2 ? null : sourceTable(results, sources, nameOf),
    change: changeWords(results.themes, nameOf, results),
    answered: answeredThemes(
      results.themes.map(({ themeId }) => themeId),
      themes,
      statements,
      state.today,
    ),
    queue: {
      told: queueWords(state),
      next: queue.open.slice(0, SHOWN).map((answer) => shownQueued(answer, who)),
      named: named.map(who),
      mayClose: state.mayWork && named.includes(actor.id),
    },
    themes: themes.map((theme) => shownTheme(theme, who)),
    codings: codings.length === 0 ? null : codingTable(state, who),
    sheet:
      sheet === null
        ? null
        : {
            codingId: sheet.codingId,
            told: `${showCount(sheet.done)} of ${showCount(sheet.of)} answers coded by you.`,
            themes: [...sheet.themes],
            answers: [...sheet.answers],
          },
    sources: sources.map((source) => ({
      id: source.id,
      title: source.title,
      told: sourceWords(source, who),
      consent: source.consent,
      readers: [...source.readers],
    })),
    waves: [...waves],
    notes: notesOf(state),
    hasModel: state.model !== null,
    me: actor.id,
    mayWork: state.mayWork,
    mayPublish: may(actor, 'voice.publish', authorityCode),
  };
}

type Who = (id: string) => string;

function whoIn(people: ReadonlyMap<string, string>): Who {
  return (id) => people.get(id) ?? personInWords(id);
}

/** Shape the answers behind a count. */
export function behindView(
  themeId: string,
  { themes, people }: Pick<ReviewState, 'themes' | 'people'>,
  answers: readonly AnswerBehind[],
) {
  const who = whoIn(people);
  const groups = [...FEELINGS, null].map((feeling) => {
    const own = answers.filter((answer) => answer.feeling === feeling);
    return {
      feeling,
      of: own.length,
      answers: own.slice(0, BEHIND).map(({ id, text, marker, by, at, isQuoted }) => ({
        id,
        text,
        marked: marker === 'person' ? `by ${who(by)}, ${dayInWords(at.slice(0, 10))}` : `by the ${marker}`,
        isQuoted,
      })),
    };
  });
  return {
    theme: themes.find(({ id }) => id === themeId)?.name ?? 'No such theme',
    groups: groups.filter(({ of }) => of > 0),
  };
}

function leadOf(
  { sources, queue, results, themes }: ReviewState,
  nameOf: ReadonlyMap<string, string>,
): string[] {
  if (sources.length === 0)
    return [
      'No answers were taken into review yet. Take a survey wave below, or a file with “evenkeel review take-file”.',
    ];
  const [first, second] = results.themes;
  const said = [first, second].flatMap((theme) =>
    theme === undefined || theme.all.count === 0
      ? []
      : [
          `“${nameOf.get(theme.themeId) ?? ''}” (${showCount(theme.all.count)} of ${showCount(theme.all.of)} answers, ${feltMost(theme)}; ${agreementBriefly(theme.agreement)})`,
        ],
  );
  const proposed = themes.filter(({ state }) => state === 'proposed').length;
  const told =
    said.length === 0
      ? results.answers === 0
        ? 'No wave is closed yet, so nothing is counted.'
        : proposed > 0
          ? `${showCount(proposed)} themes are proposed, and none is approved yet: nothing is counted before.`
          : 'No theme is approved yet: nothing is counted before.'
      : `People spoke most of ${said.join(' and of ')}.`;
  const flagged = queue.open.filter(({ flags }) => flags.length > 0).length;
  const overdue = queue.open.filter(({ isOverdue }) => isOverdue).length;
  const waiting =
    queue.open.length === 0
      ? 'A named person has looked at every answer.'
      : `${showCount(queue.open.length)} answers wait for a named person, ${showCount(flagged)} of them flagged, ${showCount(overdue)} overdue.`;
  return flagged + overdue > 0 ? [waiting, told] : [told, waiting];
}

/** Answers that are there and that nobody is asked to look at. */
function untakenWords(waves: ReviewState['waves']): string[] {
  const names = waves.map(({ id, isClosed }) => (isClosed ? id : `${id} (open)`));
  return names.length === 0
    ? []
    : [
        `Nobody looks at the answers of ${names.join(', ')} yet: take them below, so that a risk in them is seen.`,
      ];
}

function feltMost({ feelings, all }: ThemeResult): string {
  const most = Math.max(...Object.values(feelings));
  const [name] = Object.entries(feelings).find(([, count]) => count === most) ?? ['neutral'];
  return `${showCount(most)} of ${showCount(all.count)} ${name}`;
}

function queueWords({ queue }: ReviewState): string {
  const { open, looked, passedOn, erased } = queue;
  return [
    `${showCount(looked)} looked at, ${showCount(passedOn)} of them passed on to safeguarding; ${showCount(open.length)} open.`,
    ...(erased > 0 ? [`${showCount(erased)} were erased.`] : []),
  ].join(' ');
}

function shownQueued({ id, text, source, flags, dueAt, isOverdue, looks }: QueuedAnswer, who: Who) {
  return {
    id,
    text,
    source: source.title,
    flags: flags.length === 0 ? '' : `May tell of ${flags.map((flag) => flag.replace('-', ' ')).join(', ')}`,
    due: momentInWords(dueAt),
    isOverdue,
    looks: looks.map((look) => lookWords(look, who)),
  };
}

function lookWords({ decision, note, at, by }: ReviewLook, who: Who): string {
  return `${DECISION_WORDS[decision]}: ${note} (${who(by)}, ${momentInWords(at)})`;
}

function momentInWords(at: string): string {
  return `${dayInWords(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`;
}

function shownTheme({ id, name, words, state, because, history }: Theme, who: Who) {
  return {
    id,
    name,
    words: [...words],
    state,
    because: because ?? '',
    history: history.map(({ told, at, by }) => `${dayInWords(at.slice(0, 10))}, ${who(by)}: ${told}`),
  };
}

function changeWords(
  themes: readonly ThemeResult[],
  nameOf: ReadonlyMap<string, string>,
  { watched, tooFew }: ReviewState['results'],
): string {
  const changed = themes.flatMap(({ themeId, change, agreement }) =>
    change === null
      ? []
      : [
          `${nameOf.get(themeId) ?? ''} stands ${Math.abs(100 * change.change).toFixed(0)} points ${change.change > 0 ? 'higher' : 'lower'} from “${change.since}” on than before (${agreementBriefly(agreement)})`,
        ],
  );
  const few =
    tooFew === 0
      ? ''
      : ` ${showCount(tooFew)} ${tooFew === 1 ? 'theme has' : 'themes have'} no earlier wave to stand against, or fewer than ${LEAST_ANSWERS} answers on a side, so no trend is told.`;
  if (watched === 0) return `No trend is told.${few}`;
  return `${changed.length === 0 ? `Nothing that chance would not do has changed in ${showCount(watched)} themes.` : `${changed.join('; ')}.`}${few}`;
}

function codingTable({ codings }: ReviewState, who: Who) {
  return {
    caption: 'Double codings',
    columns: [
      { header: 'Begun', number: false },
      { header: 'Readers', number: false },
      { header: 'Coded', number: false },
      { header: 'State', number: false },
    ],
    rows: codings.map(({ coding, done, isEnded }) => ({
      cells: [
        dayInWords(coding.begunAt.slice(0, 10)),
        coding.readers.map(who).join(' and '),
        done.map((count) => `${showCount(count)} of ${showCount(coding.answerIds.length)}`).join(' and '),
        isEnded ? 'Both have ended: agreement is told' : 'Under way: nothing is told before both have ended',
      ],
      emphasis: false,
    })),
    note: '',
  };
}

function sourceWords(
  { readers, flaggedHours, otherDays, mayQuote, isRunning }: ReviewSource,
  who: Who,
): string {
  return [
    `Looked at by ${readers.map(who).join(', ')}: flagged answers within ${flaggedHours} hours, others within ${otherDays} days.`,
    mayQuote ? 'Masked words may be quoted.' : 'Nobody agreed to be quoted.',
    ...(isRunning ? ['Answers come as they are given; they are counted when the wave is closed.'] : []),
  ].join(' ');
}

function notesOf({ trainedOn, model }: ReviewState): string[] {
  return [
    'A flag comes from rules and from a model that learnt from made-up tellings of harm. Of 201 further ones, which nothing had learnt from, 185 are flagged and 16 are not. So no flag means nothing, and every answer is read by a named person.',
    'Names, schools, places, contacts and dates are covered before anything is kept here; one or two names in a hundred are missed. Whoever reads one erases the answer or says nothing of it.',
    `Feelings come from a model trained on ${trainedOn}. How well it does here is what double coding tells.`,
    model === null
      ? 'No language model is set up. None is needed.'
      : `The language model “${model}” is set up by your organisation. It is sent masked text alone, and what it says is measured and never counted.`,
  ];
}
