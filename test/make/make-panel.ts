/** A made-up panel of authorities: shared growth, each authority's own pull, and noise, from a seed. */
import type { Panel, PanelSeries } from '../../src/core/domain/panel-series.ts';
import { createStream, normal } from '../../src/core/num/random.ts';

export type MadePanel = {
  readonly authorities: number;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly seed: number;
  /** Log growth a year that all share [1/year]. */
  readonly growth?: number;
};

/** Make a panel with a national series that is the sum of its authorities. */
export function makePanel(made: MadePanel): Panel {
  const national = new Map<number, number>();
  const series: PanelSeries[] = [];
  for (let place = 0; place < made.authorities; place++) {
    const stream = createStream(made.seed, 'made-up', place);
    const own = 0.02 * normal(stream);
    let log = Math.log(1500) + 0.7 * normal(stream);
    const plans = new Map<number, number>();
    for (let year = made.firstYear; year <= made.lastYear; year++) {
      const count = Math.max(1, Math.round(Math.exp(log)));
      plans.set(year, count);
      national.set(year, (national.get(year) ?? 0) + count);
      log += (made.growth ?? 0.08) + own + 0.04 * normal(stream);
    }
    const code = `E99${String(place).padStart(6, '0')}`;
    series.push({ code, name: `Authority ${place}`, level: 'authority', plans });
  }
  return {
    series: [...series, { code: '', name: 'Nation', level: 'national', plans: national }],
    companions: {},
  };
}
