/** Why nothing can be answered, in the words of the pages and the language of whoever reads them. */
import type { Problem } from '../../core/base/problem.ts';
import { frameText } from '../../core/survey/frame-language.ts';
import type { FrameKey } from '../../core/survey/frame-texts.ts';
import type { Shown } from './survey-frame.ts';

/** Say a problem; one that the pages have no words for is said to be nobody's fault. */
export function refusalIn({ frame }: Pick<Shown, 'frame'>, problem: Problem): string {
  return frameText(frame, keyOf(problem));
}

/** Say that what was sent is longer than a survey takes. */
export function tooLongIn({ frame }: Pick<Shown, 'frame'>): string {
  return frameText(frame, 'problem.too-long');
}

function keyOf({ code, place }: Problem): FrameKey {
  switch (code) {
    case 'survey.unknown-code':
      return 'problem.unknown-code';
    case 'survey.already-sent':
      return 'problem.already-sent';
    case 'survey.nothing-said':
      return 'problem.nothing-said';
    case 'survey.not-open':
      return place === 'closed' ? 'problem.ended' : 'problem.not-begun';
    case 'request.too-often':
      return 'problem.too-often';
    default:
      return 'problem.other';
  }
}
