/** A survey as data: its questions, the way through them, its consent text and its privacy notice. */

/** Who is asked. */
export const AUDIENCES = ['parents', 'young-people', 'practitioners'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const AUDIENCE_WORDS: Readonly<Record<Audience, string>> = {
  parents: 'Parents and carers',
  'young-people': 'Children and young people',
  practitioners: 'Practitioners',
};

/** One text in each language of the survey: language code to words. */
export type Texts = Readonly<Record<string, string>>;

export type Choice = { readonly id: string; readonly text: Texts };

/** After an answer with one of these choices, go to that question, or to the end. */
export type SurveyRoute = { readonly whenAny: readonly string[]; readonly to: string };

/** Where a route leads that ends the questions. */
export const END = 'end';

type Asked = {
  readonly id: string;
  readonly title: Texts;
  readonly hint?: Texts;
  /** The question in easy words, for the easy-read version; the title stands where it is left out. */
  readonly easy?: Texts;
};

/** The kinds of question. Every one but consent may be passed over: answering is free. */
export type SurveyQuestion = Asked &
  (
    | {
        readonly kind: 'single';
        readonly choices: readonly Choice[];
        readonly routes?: readonly SurveyRoute[];
      }
    | { readonly kind: 'several'; readonly choices: readonly Choice[] }
    | { readonly kind: 'agree' }
    | { readonly kind: 'scale'; readonly low: Texts; readonly high: Texts }
    | { readonly kind: 'number'; readonly least: number; readonly most: number }
    /** `most`: the longest answer [characters as people count them]. */
    | { readonly kind: 'text'; readonly most: number }
    | { readonly kind: 'information' }
  );

export type SurveyDefinition = {
  readonly schema: 'evenkeel/survey@1';
  readonly id: string;
  readonly audience: Audience;
  /** Languages that every text is in; the first is shown where nothing else is chosen. */
  readonly languages: readonly string[];
  readonly title: Texts;
  readonly welcome: Texts;
  /** What somebody agrees to before the first question. */
  readonly consent: Texts;
  /** The privacy notice, one heading with its text each. */
  readonly privacy: readonly { readonly heading: Texts; readonly text: Texts }[];
  readonly thanks: Texts;
  readonly questions: readonly SurveyQuestion[];
};

/** The answers to an agree question; `unsure` is an answer of its own and no middle. */
export const AGREE: readonly Choice[] = [
  { id: '5', text: { en: 'Strongly agree' } },
  { id: '4', text: { en: 'Agree' } },
  { id: '3', text: { en: 'Neither agree nor disagree' } },
  { id: '2', text: { en: 'Disagree' } },
  { id: '1', text: { en: 'Strongly disagree' } },
  { id: 'unsure', text: { en: 'I do not know' } },
];

/** The choices of a question: those of its own, of agreeing, or 0 to 10; none where it has no choices. */
export function choicesOf(question: SurveyQuestion): readonly Choice[] {
  switch (question.kind) {
    case 'single':
    case 'several':
      return question.choices;
    case 'agree':
      return AGREE;
    case 'scale':
      return Array.from({ length: 11 }, (_, score) => ({ id: String(score), text: { en: String(score) } }));
    case 'number':
    case 'text':
    case 'information':
      return [];
  }
}

/** A question that has better and worse answers, with what the share that speaks well is of. */
export function statementOf({ kind, title }: SurveyQuestion): string {
  return kind === 'scale' ? `${textIn(title, 'en')} (7 or more of 10)` : textIn(title, 'en');
}

/** A text in a language, or in the survey's first where it is not there; empty where it is in neither. */
export function textIn(texts: Texts, language: string): string {
  return texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? '';
}
