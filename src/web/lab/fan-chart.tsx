/** The fan: ranges and middle of the deficit in each year, with the mean and the plan as it stands; light enough to be drawn with every move. */
import { yearInWords } from '../../core/base/time.ts';
import type { LabAnswer } from '../../core/lab/lab-money.ts';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [640, 300, 58, 12, 14, 30];
const MILLION = 100_000_000;
const TICKS = 4;

/** Show it, for the eye only: the table beside says the same in figures. */
export function FanChart({
  mean,
  fan,
  base,
}: {
  readonly mean: LabAnswer;
  readonly fan: LabAnswer | null;
  readonly base: LabAnswer | null;
}) {
  const at = (answer: LabAnswer | null, place: number) =>
    answer?.inYear.map(({ quantiles }) => (quantiles[place] ?? 0) / MILLION) ?? [];
  const means = (answer: LabAnswer | null) => answer?.inYear.map((one) => one.mean / MILLION) ?? [];
  const all = [0, ...at(fan, 0), ...at(fan, 4), ...means(mean), ...means(base)];
  const step = niceStep((Math.max(...all) - Math.min(...all)) / TICKS);
  const [low, high] = [Math.floor(Math.min(...all) / step) * step, Math.ceil(Math.max(...all) / step) * step];
  const { years } = mean;
  const x = (year: number) => LEFT + (year * (WIDTH - LEFT - RIGHT)) / Math.max(1, years.length - 1);
  const y = (value: number) => TOP + ((high - value) * (HEIGHT - TOP - BOTTOM)) / Math.max(step, high - low);
  const path = (values: readonly number[]) =>
    values.map((value, year) => `${x(year).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const band = (from: number, to: number) =>
    `${path(at(fan, to))} ${path(at(fan, from)).split(' ').reverse().join(' ')}`;
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, k) => low + k * step);
  return (
    <figure className="keel-figure keel-lab-figure">
      <figcaption>
        <strong>Deficit in each year, £ million</strong>
        <span>Below the line at 0 the year balances; a surplus stands in brackets.</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="presentation"
        aria-hidden="true"
        className="keel-lab-chart"
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={LEFT}
              x2={WIDTH - RIGHT}
              y1={y(tick)}
              y2={y(tick)}
              className={tick === 0 ? 'keel-lab-nil' : 'keel-lab-grid'}
            />
            <text x={LEFT - 8} y={y(tick) + 5} textAnchor="end">
              {tick < 0 ? `(${-tick})` : tick}
            </text>
          </g>
        ))}
        {years.map((year, place) => (
          <text
            key={year}
            x={x(place)}
            y={HEIGHT - 8}
            textAnchor={endOf(place, years.length)}
            className={place % 3 === 0 ? undefined : 'keel-lab-wide-only'}
          >
            {yearInWords(year)}
          </text>
        ))}
        {fan !== null && <polygon points={band(0, 4)} className="keel-lab-wide" />}
        {fan !== null && <polygon points={band(1, 3)} className="keel-lab-narrow" />}
        {base !== null && <polyline points={path(means(base))} className="keel-lab-base" />}
        {fan !== null && <polyline points={path(at(fan, 2))} className="keel-lab-middle" />}
        <polyline points={path(means(mean))} className="keel-lab-mean" />
      </svg>
      <ul className="keel-lab-key" aria-hidden="true">
        <li className="keel-lab-key-middle">Middle of the simulations</li>
        <li className="keel-lab-key-narrow">8 in 10</li>
        <li className="keel-lab-key-wide">19 in 20</li>
        <li className="keel-lab-key-mean">Mean, worked out without chance</li>
        <li className="keel-lab-key-base">Mean of the plan as it stands</li>
      </ul>
    </figure>
  );
}

function endOf(place: number, years: number): 'start' | 'middle' | 'end' {
  if (place === 0) return 'start';
  return place === years - 1 ? 'end' : 'middle';
}

/** The least of 1, 2 and 5 times a power of ten that is no less. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1e-6, least)));
  return Math.max(1, ([1, 2, 5, 10].find((one) => one * power >= least) ?? 10) * power);
}
