/** What can be set for one flow: its size, and, unfolded, how sure and when. */
import { memo } from 'react';
import { type FlowSetting, type LabFlow, MOST_MONTHS } from '../../core/lab/lab-flows.ts';
import { TypedSlider } from './typed-slider.tsx';

const MONTHS = { unit: 'months', least: 0, step: 1, scale: 1 } as const;

/** Show them; a flow that did not change is not rendered anew while another slides. */
export const FlowFields = memo(function FlowFields({
  flow,
  set,
  onChange,
}: {
  readonly flow: LabFlow;
  readonly set: FlowSetting;
  readonly onChange: (set: FlowSetting) => void;
}) {
  const { label, least, most } = flow;
  const share = { unit: '%', least, most, step: 1, scale: 100, hint: '' } as const;
  return (
    <div className="keel-lab-flow">
      <TypedSlider
        {...share}
        label={label}
        hint={flow.hint}
        value={set.size}
        onChange={(size) =>
          // The range moves with the likeliest size.
          onChange({
            ...set,
            size,
            low: Math.max(least, Math.min(size, set.low + size - set.size)),
            high: Math.min(most, Math.max(size, set.high + size - set.size)),
          })
        }
      />
      <details className="keel-where">
        <summary>
          Range, time and chance<span className="govuk-visually-hidden">: {label}</span>
        </summary>
        <TypedSlider
          {...share}
          label="At least"
          hint={label}
          value={set.low}
          onChange={(low) => onChange({ ...set, low: Math.min(low, set.size) })}
        />
        <TypedSlider
          {...share}
          label="At most"
          hint={label}
          value={set.high}
          onChange={(high) => onChange({ ...set, high: Math.max(high, set.size) })}
        />
        <TypedSlider
          {...MONTHS}
          most={MOST_MONTHS.start}
          label="Starts after"
          hint={label}
          value={set.start}
          onChange={(start) => onChange({ ...set, start: Math.round(start) })}
        />
        <TypedSlider
          {...MONTHS}
          most={MOST_MONTHS.delay}
          label="Delay"
          hint={label}
          value={set.delay}
          onChange={(delay) => onChange({ ...set, delay: Math.round(delay) })}
        />
        <TypedSlider
          {...MONTHS}
          most={MOST_MONTHS.ramp}
          label="Grows over"
          hint={label}
          value={set.ramp}
          onChange={(ramp) => onChange({ ...set, ramp: Math.round(ramp) })}
        />
        <TypedSlider
          unit="%"
          least={0}
          most={1}
          step={1}
          scale={100}
          label="Chance that it works"
          hint={label}
          value={set.chance}
          onChange={(chance) => onChange({ ...set, chance })}
        />
      </details>
    </div>
  );
});
