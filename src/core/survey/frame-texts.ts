/** The words of the respondents' pages themselves: buttons, hints, errors and the choices of agreeing, in English, by key. */

/** English words by key. What stands in braces is put in when the page is made; every translation holds the same braces. */
export const ENGLISH_FRAME = {
  'page.banner': 'Survey',
  'page.foot': 'Your answers are kept without your name and without the time.',
  'page.skip': 'Skip to the page',
  'page.accessibility': 'Accessibility statement',
  'page.error': 'Error: {title}',
  'page.language': 'Language',
  'page.unread':
    'Nobody who grew up with this language has checked these words yet. Where they are not clear, look at the English.',
  'start.title': 'Start the survey',
  'start.label': 'Your code',
  'start.hint': 'It is in your letter: twelve letters and digits.',
  'start.go': 'Go on',
  'start.return': 'Come back to answers that you saved',
  'resume.title': 'Come back to your answers',
  'resume.label': 'The code that you were given when you saved',
  'resume.hint': 'Twelve letters and digits.',
  'resume.start': 'Start from the beginning',
  'welcome.privacy': 'What happens to your answers',
  'welcome.start': 'Start',
  'welcome.easy': 'Easy read',
  'welcome.usual': 'Usual words',
  'welcome.tick': 'Tick the box to take part. If you do not want to, close this page.',
  'welcome.other-language': 'The questions are not in this language yet. They are in: {language}.',
  'ask.step': 'Page {place} of {of}',
  'ask.next': 'Next',
  'ask.back': 'Back',
  'ask.save': 'Save and come back later',
  'ask.text-hint': 'Up to {most} characters. You can leave it empty.',
  'agree.5': 'Strongly agree',
  'agree.4': 'Agree',
  'agree.3': 'Neither agree nor disagree',
  'agree.2': 'Disagree',
  'agree.1': 'Strongly disagree',
  'agree.unsure': 'I do not know',
  'refused.choose': 'Choose one of the answers on the page',
  'refused.one': 'Choose one answer',
  'refused.too-long': 'Your answer has {length} characters. Use {most} or fewer',
  'refused.number': 'Write a whole number from {least} to {most}',
  'answers.title': 'Check your answers',
  'answers.lead': 'When you send, your answers cannot be changed or taken out, as they have no name on them.',
  'answers.change': 'Change',
  'answers.change-what': 'Change: {question}',
  'answers.none': 'Not answered',
  'answers.send': 'Send my answers',
  'sent.title': 'Your answers were sent',
  'saved.title': 'Your answers are saved',
  'saved.code': 'Write this code down. It is shown this one time, and nobody can find it for you.',
  'saved.later': 'To go on later, choose “{choice}” on the first page.',
  'saved.now': 'Go on now',
  'paper.code': 'Your code, from your letter: {line}',
  'paper.thanks': 'Thank you',
  'paper.end': '(go to the end)',
  'paper.question': '(go to question {number})',
  'paper.number': '(a whole number from {least} to {most})',
  'problem.unknown-code':
    'There is no such code. Type the twelve letters and digits as they stand in your letter.',
  'problem.already-sent': 'Answers with this code were sent already. There is nothing more to do. Thank you.',
  'problem.not-begun': 'This survey has not begun. Please come back later with your code.',
  'problem.ended': 'This survey has ended. Thank you for coming.',
  'problem.nothing-said': 'No question was answered. Answer one question at least, then send.',
  'problem.too-long': 'Your answers are too long. Go back, and make your longest answers shorter.',
  'problem.too-often': 'There were too many tries from where you are. Wait a few minutes, then try again.',
  'problem.other':
    'Something went wrong, and it is not your fault. Nothing was sent. Please try again later.',
} as const;

export type FrameKey = keyof typeof ENGLISH_FRAME;

/** Put values into a text's braces; what has no value stays as it is, so that a slip is seen. */
export function fillText(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-z]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The names in a text's braces, in order. */
export function slotsOf(text: string): readonly string[] {
  return [...text.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name ?? '').sort();
}
