/** What must be mended in a survey before it is published: its way, its texts, its languages and how hard it is to read. */
import { readingAge, wordsOf } from './reading-age.ts';
import { END, type SurveyDefinition, type SurveyQuestion, type Texts } from './survey-definition.ts';

/** The oldest reader that a text may ask for [years]. */
export const OLDEST_READER = 11;
/** Fewest words of a text whose reading age is told by itself; shorter ones are read together. */
const LEAST_WORDS = 8;

export type SurveyFault = {
  readonly code:
    | 'repeated-id'
    | 'no-question'
    | 'unknown-target'
    | 'unknown-choice'
    | 'too-few-choices'
    | 'wrong-limits'
    | 'never-reached'
    | 'loop'
    | 'translation-missing'
    | 'too-hard';
  /** Id of a question, or "survey". */
  readonly place: string;
  readonly message: string;
};

/** Check a survey whole. The order of what is found is that of the questions. */
export function checkSurvey(survey: SurveyDefinition): readonly SurveyFault[] {
  return [...checkQuestions(survey), ...checkWay(survey), ...checkLanguages(survey), ...checkReading(survey)];
}

function checkQuestions({ questions }: SurveyDefinition): SurveyFault[] {
  const ids = new Set<string>();
  const faults: SurveyFault[] = [];
  if (questions.every(({ kind }) => kind === 'information'))
    faults.push({ code: 'no-question', place: 'survey', message: 'The survey asks nothing' });
  for (const question of questions) {
    const { id } = question;
    if (ids.has(id) || id === END)
      faults.push({
        code: 'repeated-id',
        place: id,
        message: `Two questions are called ${id}, or one "end"`,
      });
    ids.add(id);
    faults.push(...checkKind(question));
  }
  return faults;
}

function checkKind(question: SurveyQuestion): SurveyFault[] {
  const fault = (code: SurveyFault['code'], message: string) => ({ code, place: question.id, message });
  if (question.kind === 'number' && question.least > question.most)
    return [fault('wrong-limits', 'The least number is above the most')];
  if (question.kind === 'text' && question.most < 1)
    return [fault('wrong-limits', 'No character is allowed')];
  if (question.kind !== 'single' && question.kind !== 'several') return [];
  const ids = question.choices.map(({ id }) => id);
  const known = new Set(ids);
  const faults: SurveyFault[] = [];
  if (ids.length < 2) faults.push(fault('too-few-choices', 'A choice needs two answers at least'));
  if (known.size < ids.length) faults.push(fault('repeated-id', 'Two answers have one id'));
  if (question.kind === 'single')
    for (const choice of (question.routes ?? []).flatMap(({ whenAny }) => whenAny))
      if (!known.has(choice))
        faults.push(fault('unknown-choice', `A route waits for the answer ${choice}, which is not there`));
  return faults;
}

/** Where each question may lead; a route whose answers an earlier one has taken leads nowhere. */
function targetsOf({ questions }: SurveyDefinition, place: number): readonly string[] {
  const question = questions[place];
  if (question === undefined) return [];
  const routes = question.kind === 'single' ? (question.routes ?? []) : [];
  const choices = new Set(question.kind === 'single' ? question.choices.map(({ id }) => id) : []);
  const taken = new Set<string>();
  const targets: string[] = [];
  for (const { whenAny, to } of routes) {
    const open = whenAny.filter((choice) => choices.has(choice) && !taken.has(choice));
    if (open.length > 0) targets.push(to);
    for (const choice of open) taken.add(choice);
  }
  // A question may be passed over, and so the next one may always follow.
  return [...targets, questions[place + 1]?.id ?? END];
}

function checkWay(survey: SurveyDefinition): SurveyFault[] {
  const { questions } = survey;
  const places = new Map(questions.map(({ id }, place) => [id, place]));
  const faults: SurveyFault[] = [];
  const state = new Map<string, 'on the way' | 'done'>();
  const follow = (from: string, to: string): void => {
    const next = places.get(to);
    if (next === undefined)
      faults.push({
        code: 'unknown-target',
        place: from,
        message: `A route leads to ${to}, which is not there`,
      });
    else if (state.get(to) === 'on the way')
      faults.push({
        code: 'loop',
        place: from,
        message: `A route leads back to ${to}: nobody would come to an end`,
      });
    else if (!state.has(to)) walk(next);
  };
  const walk = (place: number): void => {
    const id = questions[place]?.id ?? END;
    state.set(id, 'on the way');
    for (const to of targetsOf(survey, place)) if (to !== END) follow(id, to);
    state.set(id, 'done');
  };
  walk(0);
  for (const { id } of questions)
    if (!state.has(id))
      faults.push({ code: 'never-reached', place: id, message: `No answer leads to the question ${id}` });
  return faults;
}

type Placed = { readonly place: string; readonly texts: Texts };

/** Every text that somebody reads, with its place; labels of choices among them. */
export function textsOf(survey: SurveyDefinition): readonly Placed[] {
  const at = (place: string, texts: readonly (Texts | undefined)[]): Placed[] =>
    texts.flatMap((one) => (one === undefined ? [] : [{ place, texts: one }]));
  return [
    ...at('survey', [survey.title, survey.welcome, survey.consent, survey.thanks]),
    ...at(
      'privacy',
      survey.privacy.flatMap(({ heading, text }) => [heading, text]),
    ),
    ...survey.questions.flatMap((question) =>
      at(question.id, [
        question.title,
        question.hint,
        question.easy,
        ...(question.kind === 'single' || question.kind === 'several'
          ? question.choices.map(({ text }) => text)
          : []),
        ...(question.kind === 'scale' ? [question.low, question.high] : []),
      ]),
    ),
  ];
}

function checkLanguages(survey: SurveyDefinition): SurveyFault[] {
  if (survey.languages.length === 0)
    return [{ code: 'translation-missing', place: 'survey', message: 'The survey names no language' }];
  return textsOf(survey).flatMap(({ place, texts }) =>
    survey.languages
      .filter((language) => (texts[language] ?? '').trim() === '')
      .map((language) => ({
        code: 'translation-missing' as const,
        place,
        message: `A text is missing in the language ${language}`,
      })),
  );
}

/** The reading ages of a survey's English texts: long ones each, the short ones of a place together. */
export function readingAges(
  survey: SurveyDefinition,
): readonly { readonly place: string; readonly text: string; readonly age: number }[] {
  const short = new Map<string, string[]>();
  const found: { place: string; text: string; age: number }[] = [];
  const add = (place: string, text: string) => {
    const age = readingAge(text);
    if (age !== null) found.push({ place, text, age });
  };
  for (const { place, texts } of textsOf(survey)) {
    const text = texts['en'] ?? '';
    if (wordsOf(text).length >= LEAST_WORDS) add(place, text);
    else short.set(place, [...(short.get(place) ?? []), text]);
  }
  for (const [place, texts] of short) {
    const together = texts.join('\n');
    if (wordsOf(together).length >= LEAST_WORDS) add(place, together);
  }
  return found;
}

function checkReading(survey: SurveyDefinition): SurveyFault[] {
  return readingAges(survey)
    .filter(({ age }) => age > OLDEST_READER)
    .map(({ place, text, age }) => ({
      code: 'too-hard' as const,
      place,
      message: `A text asks for a reader of ${age.toFixed(1)} years, and ${OLDEST_READER} is the most: “${text.replaceAll('\n', ' / ').slice(0, 80)}”`,
    }));
}
