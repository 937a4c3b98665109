/** A slider with its value typed beside it: both say and set the same number, by mouse or by keyboard. */
import { useId } from 'react';

/** Show one. @param scale  by which the value is multiplied to be shown: 100 for per cent. */
export function TypedSlider({
  label,
  hint,
  unit,
  value,
  least,
  most,
  step,
  scale,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly unit: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly scale: number;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  const shown = Number((value * scale).toFixed(4));
  const set = (text: string) => {
    const typed = Number(text);
    if (text.trim() === '' || !Number.isFinite(typed)) return;
    // As the decimal reads, so that a central value typed again is that value.
    onChange(Number(Math.min(most, Math.max(least, typed / scale)).toFixed(9)));
  };
  return (
    <div className="keel-lab-slider">
      <label htmlFor={id}>
        {label} <span className="keel-quiet">{hint}</span>
      </label>
      <div className="keel-lab-slide">
        <input
          id={id}
          type="range"
          min={least * scale}
          max={most * scale}
          step={step}
          value={shown}
          aria-valuetext={`${shown} ${unit}`}
          onChange={(event) => set(event.target.value)}
        />
        <input
          type="number"
          className="govuk-input keel-lab-typed"
          min={least * scale}
          max={most * scale}
          step="any"
          value={shown}
          aria-label={`${label}, ${unit}`}
          onChange={(event) => set(event.target.value)}
        />
        <span aria-hidden="true">{unit}</span>
      </div>
    </div>
  );
}
