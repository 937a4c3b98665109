/** The measures of a stored programme month by month, and the notes on months beyond tolerance: what tracker and month end share. */
import type { Month } from '../../core/base/time.ts';
import type { MonthMeasure } from '../../core/monitor/month-end.ts';
import { type TrackedMonth, trackMonths } from '../../core/monitor/track-months.ts';
import { type ProgrammeRecord, textField } from '../../core/programme/records/programme-record.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { newestVintage } from './monitor-programme.ts';
import { type Watched, watchedMeasures } from './watched-measures.ts';

/** One measure with its months. */
export type Tracked = Watched & { readonly months: readonly TrackedMonth[] };

/** The newest month for which any measure has an actual; null where none has. */
export function newestMonth({ monthly }: Pick<OpenProgramme, 'monthly'>): Month | null {
  const months = monthly.filter(({ record }) => record.series === 'actual').map(({ record }) => record.month);
  return months.sort().at(-1) ?? null;
}

/** Track every measure with an agreed forecast up to a month. */
export function trackedOf(open: OpenProgramme, asAt: Month): readonly Tracked[] {
  return watchedMeasures(open.monthly.map(({ record }) => record))
    .filter(({ series }) => series.agreed.size > 0)
    .map((watched) => {
      const { measure } = watched.series;
      const latest = new Map(
        open.monthly
          .filter(({ record }) => record.measure === measure && record.series === 'latest')
          .map(({ record }): [Month, number] => [record.month, record.value]),
      );
      const vintage = newestVintage(open, measure, asAt);
      return { ...watched, months: trackMonths(watched.series, { asAt, latest, vintage }) };
    });
}

/** The id of the note of a measure's month, as ids of records are written: "2024-10.plans-n". */
export function noteId(month: Month, measure: string): string {
  return `${month}.${measure.replaceAll('_', '-')}`;
}

/** Each measure as it stands in one month, with who was asked. */
export function measuresAt(
  tracked: readonly Tracked[],
  month: Month,
  notes: readonly ProgrammeRecord[],
): readonly MonthMeasure[] {
  return tracked.flatMap(({ series: { measure }, title, months }) => {
    const found = months.find((one) => one.month === month);
    if (found === undefined) return [];
    const note = notes.find(({ id, isWithdrawn }) => !isWithdrawn && id === noteId(month, measure));
    return [
      {
        measure,
        title,
        state: found.state,
        actual: found.actual,
        note: note === undefined ? null : { owner: note.owner, due: textField(note, 'due') ?? '' },
      },
    ];
  });
}
