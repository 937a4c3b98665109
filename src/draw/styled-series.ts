/** A series with the look it gets in its chart. */
import type { ChartSeries } from '../core/chart/chart.ts';
import { bandOpacity, type RoleStyle, roleStyle } from './role-style.ts';

export type StyledSeries = {
  readonly series: ChartSeries;
  readonly style: RoleStyle;
  /** Of a band's fill [0..1]. */
  readonly opacity: number;
};

/** Give each series its look; a repeated role in the same kind gets a different dash and marker. */
export function styleSeries(series: readonly ChartSeries[]): StyledSeries[] {
  const seen = new Map<string, number>();
  return series.map((one) => {
    const key = `${one.kind === 'band' ? 'band' : 'mark'}:${one.role}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return {
      series: one,
      style: roleStyle(one.role, one.kind === 'band' ? 0 : nth),
      opacity: bandOpacity(nth),
    };
  });
}
