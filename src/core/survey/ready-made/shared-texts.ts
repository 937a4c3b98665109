/** What the ready-made surveys share: consent, privacy notice and thanks, in plain words. */
import type { SurveyDefinition, SurveyQuestion, Texts } from '../survey-definition.ts';
import { READY_TEXTS } from './ready-texts.ts';

/** An English text. */
export function en(text: string): Texts {
  return { en: text };
}

type Frame = Pick<SurveyDefinition, 'schema' | 'languages' | 'consent' | 'privacy' | 'thanks'>;

/** Everything of a survey but its title, its welcome and its questions. */
const notice = (part: 'who' | 'keep' | 'code' | 'show' | 'save' | 'rights') => ({
  heading: en(READY_TEXTS[`ready.${part}`]),
  text: en(READY_TEXTS[`ready.${part}-text`]),
});

export const FRAME: Frame = {
  schema: 'evenkeel/survey@1',
  languages: ['en'],
  consent: en(READY_TEXTS['ready.consent']),
  privacy: [notice('who'), notice('keep'), notice('code'), notice('show'), notice('save'), notice('rights')],
  thanks: en(READY_TEXTS['ready.thanks']),
};

/** A statement to agree or disagree with. */
export function agree(id: string, title: string, hint?: string): SurveyQuestion {
  return { kind: 'agree', id, title: en(title), ...(hint === undefined ? {} : { hint: en(hint) }) };
}

/** A question with easy words for the easy-read version. */
export function inEasyWords(question: SurveyQuestion, easy: string): SurveyQuestion {
  return { ...question, easy: en(easy) };
}

/** A choice of an id and its words. */
export function choice(id: string, text: string) {
  return { id, text: en(text) };
}
