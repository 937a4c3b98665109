/** The consent, privacy notice and thanks of the ready-made surveys by key, so that a language can bring its own. */

/** English words by key. */
export const READY_TEXTS = {
  'ready.consent':
    'I have read what this is for. I know that it is up to me. I know that I can skip a question or stop. I am happy to take part.',
  'ready.who': 'Who asks',
  'ready.who-text':
    'Your council asks. It wants to know how help for children with special needs works for you.',
  'ready.keep': 'What we keep',
  'ready.keep-text':
    'We keep your answers and the day. We keep which group you are in, such as your part of the county. We do not ask for your name. We do not keep the time. We do not keep where your phone or computer is.',
  'ready.code': 'Your code',
  'ready.code-text':
    'Your code lets you answer one time. When you send, we mark the code as used. We do not keep which answers came with it. So no one can look up what you said.',
  'ready.show': 'What we show',
  'ready.show-text':
    'We show how many people said what. If fewer than five people gave an answer, we do not show it. Please do not write names in your answers.',
  'ready.save': 'If you save and come back',
  'ready.save-text':
    'We lock what you saved with a new code. Only you have that code. We wipe what you saved when you send it, or when we close the survey.',
  'ready.rights': 'Your rights',
  'ready.rights-text':
    'You can stop at any time until you send. Once you send, we cannot find your answers to take them out, as they have no name on them. The law lets us ask so that we can do our work for the public. If you are not happy, ask the person who sent you the code.',
  'ready.thanks': 'Thank you. Your answers are with us. We will tell you what we heard and what we will do.',
} as const;

export type ReadyKey = keyof typeof READY_TEXTS;
