/** What made-up families write: sentences by subject and feeling, with choices in braces, and what some of them tell of themselves. */
import type { Feeling } from '../review/review-words.ts';

/** The subjects that are planted in the county's comments. */
export const COMMENT_THEMES = ['asking', 'journeys', 'speech', 'letters', 'staff', 'waiting'] as const;
export type CommentTheme = (typeof COMMENT_THEMES)[number];

/** What is asked for free text: what went well, and what to change. */
export type CommentQuestion = 'good' | 'change';

type Line = { readonly feeling: Exclude<Feeling, 'mixed'>; readonly text: string };

/** Sentences by subject; "{a|b}" is one of its choices. No sentence holds a name. */
export const COMMENT_LINES: Readonly<Record<CommentTheme, readonly Line[]>> = {
  asking: [
    {
      feeling: 'positive',
      text: 'Our {caseworker|contact} rings back {the same day|within a day|when she says she will}.',
    },
    {
      feeling: 'positive',
      text: 'I have one {number|person} to ring and {she answers|somebody always answers}.',
    },
    { feeling: 'positive', text: 'The caseworker explained {every step|what happens next} on the phone.' },
    {
      feeling: 'negative',
      text: 'Nobody rings back, {however often I leave a message|I gave up phoning|the phone just rings out}.',
    },
    {
      feeling: 'negative',
      text: 'Our caseworker {left|changed again|moved on} and {nobody told us|we have no number to ring}.',
    },
    {
      feeling: 'negative',
      text: 'There is no one to ring when {things go wrong|the school says no}, the phone {goes to a machine|is never answered}.',
    },
    {
      feeling: 'negative',
      text: 'Give us {a caseworker who stays|one person to ring}, not a phone that nobody answers.',
    },
    { feeling: 'neutral', text: 'Tell us who our caseworker is and {which number to ring|when to phone}.' },
  ],
  journeys: [
    {
      feeling: 'positive',
      text: 'The taxi {comes on time|is always on time} and the {driver|escort} is {kind|friendly|lovely}.',
    },
    {
      feeling: 'positive',
      text: 'The same escort rides in the taxi each day, {that works well|which keeps him calm}.',
    },
    {
      feeling: 'negative',
      text: 'The taxi is {late|late most mornings|never on time} and he {misses the start of lessons|arrives upset}.',
    },
    {
      feeling: 'negative',
      text: 'Transport takes {an hour|more than an hour} each way, {that is far too long|it is exhausting for a small child}.',
    },
    {
      feeling: 'negative',
      text: 'The driver changes {every week|all the time} and the escort {does not know her needs|was never trained}.',
    },
    { feeling: 'neutral', text: 'Ask the taxi driver and the escort to {ring the bell|wait at the gate}.' },
  ],
  speech: [
    {
      feeling: 'positive',
      text: 'Speech therapy {made a huge difference|is going really well|has been brilliant}.',
    },
    {
      feeling: 'positive',
      text: 'The speech therapist showed {us games to play|the class how to sign}, that {was great|helped a lot}.',
    },
    {
      feeling: 'negative',
      text: 'Speech therapy {stopped after the summer|was cancelled again|never started} and {nobody explained why|no therapist replaced her}.',
    },
    {
      feeling: 'negative',
      text: 'It is in the plan but there is no speech therapist, {it is only words on paper|so therapy does not happen}.',
    },
    { feeling: 'neutral', text: 'More speech therapy {in school|in term time}, with the same therapist.' },
  ],
  letters: [
    {
      feeling: 'positive',
      text: 'The letters {are clear now|are easy to read now}, thank you for {the plain words|changing the form}.',
    },
    {
      feeling: 'negative',
      text: 'The letters are {full of long words|written for lawyers}, I {had to ask a friend what was decided|could not understand the form}.',
    },
    {
      feeling: 'negative',
      text: 'The forms ask {the same thing twice|for things you already have} and the letters are {confusing|impossible to follow}.',
    },
    { feeling: 'neutral', text: 'Write letters in plain words and make the form {shorter|one page}.' },
  ],
  staff: [
    {
      feeling: 'positive',
      text: 'The teaching assistant {understands him|is wonderful|knows what she needs}, she {is kind and patient|makes school happy}.',
    },
    {
      feeling: 'positive',
      text: 'Staff in the classroom are {caring|brilliant|patient} and the senco {listens|is helpful}.',
    },
    {
      feeling: 'positive',
      text: 'The senco {fought for us|has been a great support} and the teaching assistant is {lovely|excellent}.',
    },
    {
      feeling: 'negative',
      text: 'The teaching assistant {left and was not replaced|is shared between three classes}, so he struggles.',
    },
    {
      feeling: 'negative',
      text: 'Staff {do not understand autism|need training}, he is {told off for things he cannot help|sent out of the classroom}.',
    },
    { feeling: 'neutral', text: 'Train the classroom staff and the senco {every year|before term starts}.' },
  ],
  waiting: [
    {
      feeling: 'positive',
      text: 'The assessment was {quicker than we feared|done on time} this time, we are {pleased|grateful}.',
    },
    {
      feeling: 'negative',
      text: 'We {waited|have waited} {eight|eleven|fourteen} months for the assessment, {far too long|it was awful}.',
    },
    {
      feeling: 'negative',
      text: 'The assessment was late and the deadline {passed without a word|meant nothing}, {a nightmare|we felt ignored}.',
    },
    {
      feeling: 'neutral',
      text: 'Keep to the deadline of the assessment {and say how long it takes|or tell us the new date}.',
    },
  ],
};

/** Sentences that speak of none of these. */
export const PLAIN_LINES: readonly string[] = [
  'Nothing comes to mind.',
  'It is all fine at the moment.',
  'More for teenagers to do at the weekend, please.',
  'I am not sure yet.',
  'The coffee mornings with other parents help.',
];

/** Sentences with a made-up person, school or way to reach somebody: `{F}`, `{N}`, `{S}`, `{T}`, `{P}`, `{E}`, `{D}` stand for them. */
export const PERSONAL_LINES: readonly string[] = [
  'My son {F} {N} was born on {D}.',
  'Please ring me on {P}.',
  'You can write to {E} about it.',
  'My daughter {F} goes to {S} primary school.',
  'We moved from {T} in the spring.',
  'Mrs {N} was really kind to us.',
];

/** Made-up tellings of harm, each for one answer of a wave; in the first wave somebody has dealt with them, in the second they wait. */
export const WORRYING_LINES: Readonly<Record<'before' | 'after', readonly string[]>> = {
  before: [
    'She says that an older girl hits her in the toilets and she is scared of telling.',
    'He has bruises on his arm after the bus and nobody can say why.',
  ],
  after: [
    'He told his sister that a man in the taxi hurts him when nobody looks.',
    'I hide upstairs with the little ones when my husband comes home drunk.',
    'Some nights I do not want to be here any more, I cannot cope with it alone.',
  ],
};

/** Made-up stock for the sentences with a person in them. */
export const COMMENT_STOCK = {
  forenames: ['Zephyrine', 'Corwin', 'Ottoline', 'Torquil', 'Ysolde', 'Lorcan'],
  surnames: ['Thistlewood', 'Quennell', 'Abernethie', 'Vasquillo', 'Marchbank'],
  schools: ['Larkhollow', 'Fennimere', 'Tarncroft'],
  towns: ['Skelderby', 'Wrenminster', 'Oxlethorpe'],
} as const;
