/** What the ready-made surveys share: consent, privacy notice and thanks, in plain words. */
import type { SurveyDefinition, SurveyQuestion, Texts } from '../survey-definition.ts';

/** An English text. */
export function en(text: string): Texts {
  return { en: text };
}

type Frame = Pick<SurveyDefinition, 'schema' | 'languages' | 'consent' | 'privacy' | 'thanks'>;

/** Everything of a survey but its title, its welcome and its questions. */
export const FRAME: Frame = {
  schema: 'evenkeel/survey@1',
  languages: ['en'],
  consent: en(
    'I have read what this is for. I know that it is up to me. I know that I can skip a question or stop. I am happy to take part.',
  ),
  privacy: [
    {
      heading: en('Who asks'),
      text: en('Your council asks. It wants to know how help for children with special needs works for you.'),
    },
    {
      heading: en('What we keep'),
      text: en(
        'We keep your answers and the day. We keep which group you are in, such as your part of the county. We do not ask for your name. We do not keep the time. We do not keep where your phone or computer is.',
      ),
    },
    {
      heading: en('Your code'),
      text: en(
        'Your code lets you answer one time. When you send, we mark the code as used. We do not keep which answers came with it. So no one can look up what you said.',
      ),
    },
    {
      heading: en('What we show'),
      text: en(
        'We show how many people said what. If fewer than five people gave an answer, we do not show it. Please do not write names in your answers.',
      ),
    },
    {
      heading: en('If you save and come back'),
      text: en(
        'We lock what you saved with a new code. Only you have that code. We wipe what you saved when you send it, or when we close the survey.',
      ),
    },
    {
      heading: en('Your rights'),
      text: en(
        'You can stop at any time until you send. Once you send, we cannot find your answers to take them out, as they have no name on them. The law lets us ask so that we can do our work for the public. If you are not happy, ask the person who sent you the code.',
      ),
    },
  ],
  thanks: en('Thank you. Your answers are with us. We will tell you what we heard and what we will do.'),
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
