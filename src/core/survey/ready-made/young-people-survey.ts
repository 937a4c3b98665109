/** The ready-made survey for children and young people. */
import type { SurveyDefinition } from '../survey-definition.ts';
import { agree, choice, en, FRAME } from './shared-texts.ts';

export const YOUNG_PEOPLE_SURVEY: SurveyDefinition = {
  ...FRAME,
  id: 'young-people',
  audience: 'young-people',
  title: en('How is it going for you?'),
  welcome: en(
    'We want to know how things are for you. There are no wrong answers. You can ask someone to help you with it.',
  ),
  questions: [
    {
      kind: 'information',
      id: 'start',
      title: en('Before you start'),
      hint: en(
        'If something makes you sad or scared, tell a grown-up that you trust. You can call Childline on 0800 1111. It is free.',
      ),
    },
    {
      kind: 'single',
      id: 'where',
      title: en('Where do you learn most of the time?'),
      choices: [
        choice('school', 'At school'),
        choice('college', 'At college'),
        choice('home', 'At home'),
        choice('work', 'At work or in training'),
        choice('other', 'Some other place'),
      ],
      routes: [{ whenAny: ['home', 'other'], to: 'asked' }],
    },
    agree('safe', 'I feel safe where I learn'),
    agree('friends', 'I have friends where I learn'),
    agree('help', 'I get help when I find things hard'),
    agree('asked', 'Grown-ups ask me what I think'),
    agree('changed', 'Things change when I say what I need'),
    agree('next', 'I know what could come next for me', 'Such as a new class, a job, or a place to live.'),
    {
      kind: 'scale',
      id: 'happy',
      title: en('How happy are you with how things are going?'),
      low: en('Not happy at all'),
      high: en('Very happy'),
    },
    {
      kind: 'text',
      id: 'best',
      title: en('What is the best part of your week?'),
      hint: en('You do not need to write names.'),
      most: 1000,
    },
    {
      kind: 'text',
      id: 'wish',
      title: en('If you could change one thing, what would it be?'),
      hint: en('You do not need to write names.'),
      most: 1000,
    },
  ],
};
