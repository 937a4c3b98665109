/** The ready-made survey for parents and carers. */
import type { SurveyDefinition } from '../survey-definition.ts';
import { agree, choice, en, FRAME, inEasyWords } from './shared-texts.ts';

export const PARENTS_SURVEY: SurveyDefinition = {
  ...FRAME,
  id: 'parents',
  audience: 'parents',
  title: en('How is help for your child?'),
  welcome: en(
    'We want to hear how help for your child works. It takes about five minutes. There is one question on each page.',
  ),
  questions: [
    {
      kind: 'single',
      id: 'stage',
      title: en('What help does your child have now?'),
      hint: en(
        'A plan here means an education, health and care plan. If you have more than one child, think of one of them.',
      ),
      choices: [
        choice('plan', 'A plan'),
        choice('asked', 'We have asked for a plan'),
        choice('school', 'Help from school, but no plan'),
        choice('none', 'No extra help yet'),
      ],
      routes: [{ whenAny: ['school', 'none'], to: 'listened' }],
    },
    inEasyWords(
      agree('plan-made-with-us', 'We had a real say in what the plan says'),
      'They asked us what should be in the plan',
    ),
    agree(
      'plan-on-time',
      'We were told how long each step would take',
      'Think of the last time you asked for a plan or had a review.',
    ),
    inEasyWords(agree('listened', 'The people who help my child listen to me'), 'They listen to me'),
    inEasyWords(
      agree('knows-my-child', 'My child’s school knows what my child needs'),
      'School knows what my child needs',
    ),
    inEasyWords(agree('belongs', 'My child feels part of their school'), 'My child feels at home at school'),
    inEasyWords(agree('right-help', 'My child gets the help that they need'), 'My child gets the right help'),
    inEasyWords(
      agree('one-person', 'There is a person that I can ask when things go wrong'),
      'I know who to ask if things go wrong',
    ),
    {
      kind: 'several',
      id: 'wanted',
      title: en('What would help most right now?'),
      hint: en('Choose all that apply.'),
      choices: [
        choice('earlier', 'Help that comes sooner'),
        choice('staff', 'Staff who know about my child’s needs'),
        choice('information', 'Clear news on what happens next'),
        choice('local', 'A place at a school near home'),
        choice('health', 'Help with health, such as speech or sleep'),
        choice('breaks', 'Short breaks for us as a family'),
        choice('nothing', 'Nothing more right now'),
      ],
    },
    {
      kind: 'scale',
      id: 'trust',
      title: en('How much do you trust the council to do what is right for your child?'),
      low: en('Not at all'),
      high: en('Fully'),
    },
    {
      kind: 'text',
      id: 'good',
      title: en('What has worked well?'),
      hint: en('Please leave out names.'),
      most: 1500,
    },
    {
      kind: 'text',
      id: 'change',
      title: en('What should we change first?'),
      hint: en('Please leave out names.'),
      most: 1500,
    },
  ],
};
