/** Tracked months as CSV, to be kept and reckoned with. */
import type { TrackedMonth } from '../../core/monitor/track-months.ts';
import { csvCell } from '../../edge/documents/export/csv-lines.ts';

const COLUMNS: Readonly<Record<string, (month: TrackedMonth) => string | number | null>> = {
  month: ({ month }) => month,
  actual: ({ actual }) => actual,
  agreed: ({ agreed }) => agreed,
  gap: ({ gap }) => gap,
  gap_share: ({ gapShare }) => gapShare,
  forecast: ({ forecast }) => forecast?.point ?? null,
  forecast_low80: ({ forecast }) => forecast?.low80 ?? null,
  forecast_high80: ({ forecast }) => forecast?.high80 ?? null,
  standing: ({ state }) => state,
};

/** Write a line for each measure and month; what is not known is an empty cell, never nought, and a share is [0..1]. */
export function trackedCsv(
  tracked: readonly { readonly measure: string; readonly months: readonly TrackedMonth[] }[],
): string {
  const lines = tracked.flatMap(({ measure, months }) =>
    months.map((month) =>
      [measure, ...Object.values(COLUMNS).map((cell) => String(cell(month) ?? ''))].map(csvCell).join(','),
    ),
  );
  return [['measure', ...Object.keys(COLUMNS)].join(','), ...lines, ''].join('\n');
}
