/** Figures of culture and trust: each share with its count and interval, each change with both, never without. */
import { showCount } from '../../base/show.ts';
import type { VoiceMeasure, VoiceMeasureChange } from '../../programme/voice-measure.ts';
import { intervalInWords } from '../../voice/change-words.ts';
import { LEAST_VOTERS } from '../../voice/protect-votes.ts';
import type { FigureBookWriter } from '../figure-book.ts';
import type { ProgrammeFacts } from '../programme-facts.ts';

/** Add them. A share of fewer people than are told outside is no figure: a return may be published. */
export function addVoiceFigures(book: FigureBookWriter, { voice = [] }: ProgrammeFacts): void {
  for (const measure of voice.filter(isTellable)) {
    const source = { kind: 'stored', record: measure.record } as const;
    book.add({
      id: shareFigure(measure),
      label: `share who agree: “${measure.wording}” (${measure.where})`,
      value: measure.now.yes / measure.now.of,
      unit: 'share',
      shown: measureInWords(measure),
      source,
    });
    if (measure.change !== null && measure.change.before.of >= LEAST_VOTERS)
      book.add({
        id: changeFigure(measure),
        label: `change of the share who agree: “${measure.wording}” (${measure.where})`,
        value: measure.change.change,
        unit: 'points',
        shown: changeOfMeasure(measure.change, measure.now.of),
        source,
      });
  }
}

/** Whether enough people answered for it to be told. */
export function isTellable({ now }: VoiceMeasure): boolean {
  return now.of >= LEAST_VOTERS;
}

/** Id of the share of a measure. */
export function shareFigure({ name }: VoiceMeasure): string {
  return `voice.${name}.share`;
}

/** Id of the change of a measure. */
export function changeFigure({ name }: VoiceMeasure): string {
  return `voice.${name}.change`;
}

/** Say a share: "61 per cent (n = 18; likely between 39 and 80 per cent)". */
export function measureInWords({ now, low, high }: VoiceMeasure): string {
  const percent = (share: number) => String(Math.round(100 * share));
  return `${percent(now.yes / now.of)} per cent (n = ${showCount(now.of)}; likely between ${percent(low)} and ${percent(high)} per cent)`;
}

/** Say a change with its counts. @param now  people now. */
export function changeOfMeasure(change: VoiceMeasureChange, now: number): string {
  const was = showCount(change.before.of);
  const of = {
    paired: `n = ${showCount(now)} asked twice`,
    unpaired: `n = ${was} before and ${showCount(now)} after, not paired`,
    compared: `n = ${showCount(now)} against ${was} compared with`,
  }[change.kind];
  return intervalInWords(change, of);
}
