/** The ready-made survey for practitioners: people who work with children who need extra help. */
import type { SurveyDefinition } from '../survey-definition.ts';
import { agree, choice, en, FRAME } from './shared-texts.ts';

export const PRACTITIONERS_SURVEY: SurveyDefinition = {
  ...FRAME,
  id: 'practitioners',
  audience: 'practitioners',
  title: en('How does the work go for you?'),
  welcome: en(
    'We want to hear from people who work with children who need extra help. It takes about five minutes.',
  ),
  questions: [
    {
      kind: 'single',
      id: 'place',
      title: en('Where do you work most of the time?'),
      choices: [
        choice('early-years', 'A nursery or with a childminder'),
        choice('mainstream', 'A mainstream school'),
        choice('special', 'A special school or unit'),
        choice('college', 'A college'),
        choice('health', 'A health team'),
        choice('care', 'A care team'),
        choice('council', 'Some other part of the council'),
      ],
      routes: [{ whenAny: ['health', 'care', 'council'], to: 'joined-up' }],
    },
    agree('confident', 'I know how to help children with the needs that I see'),
    agree('early', 'I can get help for a child before I ask for a plan'),
    agree('advice', 'When I ask for advice, it comes in time to be of use'),
    agree('joined-up', 'We work well with the other teams who see the same child'),
    agree('child-voice', 'What the child says shapes what we do'),
    agree('load', 'I have the time that this work needs'),
    agree('culture', 'We can say when things go wrong'),
    {
      kind: 'number',
      id: 'days',
      title: en('How many days did you train on special needs in the last year?'),
      hint: en('Write 0 if you had none.'),
      least: 0,
      most: 100,
    },
    {
      kind: 'scale',
      id: 'trust',
      title: en('How much do you trust the council to make things better?'),
      low: en('Not at all'),
      high: en('Fully'),
    },
    {
      kind: 'text',
      id: 'good',
      title: en('What works well now?'),
      hint: en('Please leave out names.'),
      most: 1500,
    },
    {
      kind: 'text',
      id: 'change',
      title: en('What should change first?'),
      hint: en('Please leave out names.'),
      most: 1500,
    },
  ],
};
