/** Changes to a survey that is being made: each gives a new definition, and leaves no route to a question that is gone. */
import {
  type Choice,
  choicesOf,
  END,
  type SurveyDefinition,
  type SurveyQuestion,
  type SurveyRoute,
  type Texts,
} from './survey-definition.ts';

export type QuestionKind = SurveyQuestion['kind'];

/** Make the words of each kind of question plain to whoever builds a survey. */
export const KIND_WORDS: Readonly<Record<QuestionKind, string>> = {
  single: 'Choose one',
  several: 'Choose all that apply',
  agree: 'Agree or disagree',
  scale: 'Scale from 0 to 10',
  number: 'A number',
  text: 'In their own words',
  information: 'Information, nothing is asked',
};

/** Set a text in one language; an empty one takes it away. */
export function withText(texts: Texts | undefined, language: string, words: string): Texts {
  const { [language]: _, ...others } = texts ?? {};
  return words === '' ? others : { ...others, [language]: words };
}

/** Put a new statement after a place; -1 puts it first. */
export function addQuestion(survey: SurveyDefinition, after: number): SurveyDefinition {
  const questions = [...survey.questions];
  questions.splice(after + 1, 0, { kind: 'agree', id: freeId(survey), title: {} });
  return { ...survey, questions };
}

function freeId({ questions }: SurveyDefinition): string {
  const taken = new Set(questions.map(({ id }) => id));
  let number = questions.length + 1;
  while (taken.has(`question-${number}`)) number++;
  return `question-${number}`;
}

/** Take a question away, and every route that leads to it. */
export function removeQuestion(survey: SurveyDefinition, place: number): SurveyDefinition {
  const gone = survey.questions[place]?.id;
  const questions = survey.questions
    .filter((_, at) => at !== place)
    .map((question) =>
      question.kind === 'single' && question.routes !== undefined
        ? { ...question, routes: question.routes.filter(({ to }) => to !== gone) }
        : question,
    );
  return { ...survey, questions };
}

/** Move a question by some places; what would leave the list stays where it is. */
export function moveQuestion(survey: SurveyDefinition, place: number, by: number): SurveyDefinition {
  return { ...survey, questions: moveItem(survey.questions, place, by) };
}

/** Move one of a list by some places; what would leave the list stays where it is. */
export function moveItem<T>(items: readonly T[], place: number, by: number): readonly T[] {
  const moved = [...items];
  const taken = moved.splice(place, 1);
  if (taken.length === 0 || place + by < 0 || place + by >= items.length) return items;
  moved.splice(place + by, 0, ...taken);
  return moved;
}

/** Put a question in the place of another; where its id is another, routes that led to the old one lead to it. */
export function replaceQuestion(
  survey: SurveyDefinition,
  place: number,
  question: SurveyQuestion,
): SurveyDefinition {
  const before = survey.questions[place]?.id;
  const led = (route: SurveyRoute) => (route.to === before ? { ...route, to: question.id } : route);
  const questions = survey.questions.map((one, at) => {
    const own = at === place ? question : one;
    return own.kind === 'single' && own.routes !== undefined && before !== question.id
      ? { ...own, routes: own.routes.map(led) }
      : own;
  });
  return { ...survey, questions };
}

/** Make a question one of another kind: words stay, choices stay where the kind has some. */
export function withKind(question: SurveyQuestion, kind: QuestionKind): SurveyQuestion {
  const { id, title, hint, easy } = question;
  const asked = {
    id,
    title,
    ...(hint === undefined ? {} : { hint }),
    ...(easy === undefined ? {} : { easy }),
  };
  const own = question.kind === 'single' || question.kind === 'several' ? question.choices : [];
  const choices: readonly Choice[] =
    own.length > 0 ? own : ['a', 'b'].map((choice) => ({ id: choice, text: {} }));
  switch (kind) {
    case 'single':
    case 'several':
      return { ...asked, kind, choices };
    case 'scale':
      return { ...asked, kind, low: { en: 'Not at all' }, high: { en: 'Fully' } };
    case 'number':
      return { ...asked, kind, least: 0, most: 100 };
    case 'text':
      return { ...asked, kind, most: 1500 };
    case 'agree':
    case 'information':
      return { ...asked, kind };
  }
}

/** Set the routes of a question: from each of its answers to a question, or to the end; answers without one go on. */
export function withRoute(question: SurveyQuestion, choice: string, to: string | null): SurveyQuestion {
  if (question.kind !== 'single') return question;
  const others = (question.routes ?? [])
    .map((route) => ({ ...route, whenAny: route.whenAny.filter((one) => one !== choice) }))
    .filter(({ whenAny }) => whenAny.length > 0);
  const same = others.find((route) => route.to === to);
  const routes =
    to === null
      ? others
      : same === undefined
        ? [...others, { whenAny: [choice], to }]
        : others.map((route) => (route === same ? { ...route, whenAny: [...route.whenAny, choice] } : route));
  const { routes: _, ...rest } = question;
  return routes.length === 0 ? rest : { ...rest, routes };
}

/** Where an answer leads; null where the next question follows. */
export function routeOf(question: SurveyQuestion, choice: string): string | null {
  if (question.kind !== 'single') return null;
  return (question.routes ?? []).find(({ whenAny }) => whenAny.includes(choice))?.to ?? null;
}

/** The questions that an answer may lead to: those after it, and the end. A way back would lead round. */
export function targetsAfter(survey: SurveyDefinition, place: number): readonly string[] {
  return [...survey.questions.slice(place + 2).map(({ id }) => id), END];
}

/** Set one choice of a question that has choices of its own; a route of the old id goes with it. */
export function withChoice(question: SurveyQuestion, at: number, choice: Choice): SurveyQuestion {
  if (question.kind !== 'single' && question.kind !== 'several') return question;
  const before = question.choices[at]?.id;
  const choices = question.choices.map((one, place) => (place === at ? choice : one));
  if (question.kind === 'several' || question.routes === undefined) return { ...question, choices };
  const routes = question.routes.map((route) => ({
    ...route,
    whenAny: route.whenAny.map((one) => (one === before ? choice.id : one)),
  }));
  return { ...question, choices, routes };
}

/** Add a choice with an id that is free. */
export function addChoice(question: SurveyQuestion): SurveyQuestion {
  if (question.kind !== 'single' && question.kind !== 'several') return question;
  const taken = new Set(choicesOf(question).map(({ id }) => id));
  let number = question.choices.length + 1;
  while (taken.has(`answer-${number}`)) number++;
  return { ...question, choices: [...question.choices, { id: `answer-${number}`, text: {} }] };
}

/** Take a choice away, with its route. */
export function removeChoice(question: SurveyQuestion, at: number): SurveyQuestion {
  if (question.kind !== 'single' && question.kind !== 'several') return question;
  const gone = question.choices[at]?.id ?? '';
  const left = withRoute(question, gone, null);
  return left.kind === 'single' || left.kind === 'several'
    ? { ...left, choices: left.choices.filter((_, place) => place !== at) }
    : left;
}
