/** What can be set of money: growth and inflation in per cent a year, prices and levels as a share of the plan's. */
import { memo } from 'react';
import type { LabScenario } from '../../core/lab/lab-link.ts';
import { COUNTED, isCounted, moneyBounds } from '../../core/lab/money-settings.ts';
import type { Assumption } from '../../core/plan/assumptions.ts';
import { placementTypeInWords } from '../../core/report/finance-template.ts';
import { TypedSlider } from './typed-slider.tsx';

type Given = {
  readonly assumptions: readonly Assumption[];
  readonly money: LabScenario['money'];
  readonly onChange: (id: string, value: number) => void;
};

/** What is set more seldom stands under a fold, by what it is. */
const FOLDS = [
  { title: 'Prices and levels', holds: ({ unit }: Assumption) => unit !== 'growth' && unit !== 'share' },
  { title: 'What may not come in full', holds: ({ unit }: Assumption) => unit === 'share' },
] as const;

/** Show a slider for each assumption, not anew while a flow slides. @param onChange  told the name and the new value, in the plan's own measure. */
export const MoneyFields = memo(function MoneyFields({ assumptions, money, onChange }: Given) {
  const sliders = (some: readonly Assumption[]) => (
    <MoneySliders assumptions={some} money={money} onChange={onChange} />
  );
  return (
    <>
      {sliders(assumptions.filter(({ unit }) => unit === 'growth'))}
      {FOLDS.map(({ title, holds }) => {
        const own = assumptions.filter(holds);
        const set = own.filter(({ id }) => money.some((one) => one.id === id)).length;
        if (own.length === 0) return null;
        return (
          <details key={title} className="keel-where">
            <summary>
              {title} ({set === 0 ? `${own.length}` : `${set} of ${own.length} set`})
            </summary>
            {sliders(own)}
          </details>
        );
      })}
    </>
  );
});

function MoneySliders({ assumptions, money, onChange }: Given) {
  return assumptions.map((assumption) => {
    const { id, label, unit } = assumption;
    const { middle, least, most } = moneyBounds(assumption);
    const value = money.find((one) => one.id === id)?.value ?? middle;
    // A growth of 1.03 is shown as 3; a share or scale of 1 as 100.
    const base = unit === 'growth' ? 1 : 0;
    return (
      <TypedSlider
        key={id}
        label={named(id, label)}
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

const OF_TYPE = 'baseUnitCost.';

/** Prices say their type in words. */
function named(id: string, label: string): string {
  if (!id.startsWith(OF_TYPE)) return label;
  return `Unit cost, ${placementTypeInWords(id.slice(OF_TYPE.length)).toLowerCase()}`;
}

/** Show what is counted or left out. @param onCount  told the name of what is to be counted or not. */
export function CountedBoxes({
  money,
  onCount,
}: {
  readonly money: LabScenario['money'];
  readonly onCount: (id: string, isCounted: boolean) => void;
}) {
  const boxes = [
    { id: COUNTED.mitigations, label: 'Count the plan’s own mitigations' },
    { id: COUNTED.saving, label: 'Count the saving that nothing explains' },
  ];
  return (
    <fieldset className="govuk-fieldset keel-lab-counted">
      <legend className="govuk-visually-hidden">What is counted</legend>
      {boxes.map(({ id, label }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={isCounted(money, id)}
            onChange={(event) => onCount(id, event.currentTarget.checked)}
          />{' '}
          {label}
        </label>
      ))}
    </fieldset>
  );
}
