/** Why plans stand away from the agreed forecast, from the flows that a programme stores. */
import type { Month } from '../../core/base/time.ts';
import { wholeParts } from '../../core/monitor/explain-change.ts';
import { explainGap } from '../../core/monitor/explain-gap.ts';
import { type DraftedParagraph, resolveParagraph } from '../../core/monitor/explain-in-words.ts';
import type { Watched } from './watched-measures.ts';

/** The parts of a gap as whole numbers that sum to it, and the paragraph that cites them. */
export type WhyMoved = {
  readonly from: Month;
  readonly to: Month;
  readonly whole: number;
  readonly parts: readonly { readonly id: string; readonly shown: number }[];
  readonly paragraph: DraftedParagraph;
  /** The paragraph as people read it, and the same without its first sentence. */
  readonly text: string;
  readonly partsText: string;
};

/** Tell the gap of plans apart by the flows that are stored; null where one of their months is not known. */
export function whyMoved(all: readonly Watched[], month: Month): WhyMoved | null {
  const of = (measure: string) => all.find(({ series }) => series.measure === measure)?.series;
  const [plans, newPlans, ceases] = [of('plans_n'), of('plans_new_n'), of('cease_n')];
  if (plans === undefined || newPlans === undefined || ceases === undefined) return null;
  const found = explainGap({ plans, newPlans: newPlans.actual, ceases }, month);
  if (found === null) return null;
  const { explained, paragraph, from, to } = found;
  const rounded = wholeParts(explained);
  const parts = explained.parts.map(({ id }, at) => ({ id, shown: rounded.parts[at] ?? 0 }));
  return {
    from,
    to,
    whole: rounded.whole,
    parts,
    paragraph,
    text: resolveParagraph(paragraph),
    partsText: resolveParagraph({ ...paragraph, text: paragraph.parts }),
  };
}
