/** A first draft of a condition's commentary from its measures: every number in it is a reference to a stored figure. */
import { monthInWords } from '../base/time.ts';
import type { Condition, Update } from '../programme/definitions.ts';
import type { CommentaryPart } from '../programme/programme.ts';
import type { FigureBook } from '../report/figure-book.ts';

/**
 * Draft. Says what the figures say and nothing else: no cause, no judgement, no plan.
 * @returns parts; empty where no measure of the condition has an actual figure at the update's cut-off.
 */
export function draftFromEvidence(
  condition: Condition,
  update: Update,
  book: FigureBook,
): readonly CommentaryPart[] {
  const month = update.dataCutOff;
  const items = condition.measures.flatMap((measure) => {
    const id = (kind: string) => `${measure}.${kind}.${month}`;
    const actual = book.get(id('actual'));
    if (actual === undefined) return [];
    const has = (kind: string) => book.has(id(kind));
    const against = has('agreed') ? `, against {${id('agreed')}} in the agreed forecast` : '';
    const share = has('gap-share') ? ` ({${id('gap-share')}} of the forecast)` : '';
    const gap = has('gap') ? `; the gap is {${id('gap')}}${share}` : '';
    const mean = has('rolling12') ? `; the twelve-month mean is {${id('rolling12')}}` : '';
    return [`${actual.label.replace(/,.*$/, '')}: {${id('actual')}}${against}${gap}${mean}.`];
  });
  if (items.length === 0) return [];
  const lead = `At the end of ${monthInWords(month).replace(/ \d+$/, '')} the measures of this condition stood as follows.`;
  return [
    { kind: 'paragraph', text: lead },
    { kind: 'list', items },
  ];
}
