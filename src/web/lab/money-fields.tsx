/** What can be set of money: growth and inflation in per cent a year, prices and levels as a share of the plan's. */
import type { LabScenario } from '../../core/lab/lab-link.ts';
import type { Assumption } from '../../core/plan/assumptions.ts';
import { TypedSlider } from './typed-slider.tsx';

/** Show a slider for each assumption. @param onChange  told the name and the new value, in the plan's own measure. */
export function MoneyFields({
  assumptions,
  money,
  onChange,
}: {
  readonly assumptions: readonly Assumption[];
  readonly money: LabScenario['money'];
  readonly onChange: (id: string, value: number) => void;
}) {
  return assumptions.map(({ id, label, unit, central, low, high }) => {
    const middle = Number(central.n) / Number(central.d);
    const value = money.find((one) => one.id === id)?.value ?? middle;
    // A growth of 1.03 is shown as 3; a share or scale of 1 as 100.
    const base = unit === 'growth' ? 1 : 0;
    const [from, to] = [Number(low.n) / Number(low.d), Number(high.n) / Number(high.d)];
    const least = unit === 'share' ? 0 : middle - 3 * (middle - from);
    const most = unit === 'share' ? 1 : middle + 3 * (to - middle);
    return (
      <TypedSlider
        key={id}
        label={label}
        hint={`the plan: ${Number(((middle - base) * 100).toFixed(4))}%`}
        unit={unit === 'growth' ? '% a year' : '%'}
        value={value - base}
        least={Number((least - base).toFixed(9))}
        most={Number((most - base).toFixed(9))}
        step={0.1}
        scale={100}
        onChange={(next) => onChange(id, Number((next + base).toFixed(9)))}
      />
    );
  });
}
