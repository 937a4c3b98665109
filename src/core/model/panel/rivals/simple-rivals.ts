/** Last value, drift, and average growth over a few years: what most authorities use. */
import { differences, type Rival, rootMeanSquare, stepsTo } from './gaussian-path.ts';

/** Carry the last count forward; errors of a random walk. */
export const lastValue: Rival = (plans, horizon) => {
  const spread = rootMeanSquare(differences(plans));
  const steps = stepsTo(horizon);
  return {
    isLog: false,
    centre: steps.map(() => plans.at(-1)!),
    spread: steps.map((ahead) => spread * Math.sqrt(ahead)),
  };
};

/** Carry the line from the first count to the last forward; the slope's own error widens the range. */
export const drift: Rival = (plans, horizon) => {
  const changes = differences(plans);
  const slope = changes.length === 0 ? 0 : (plans.at(-1)! - plans[0]!) / changes.length;
  const spread = rootMeanSquare(
    changes.map((change) => change - slope),
    changes.length - 1,
  );
  const steps = stepsTo(horizon);
  return {
    isLog: false,
    centre: steps.map((ahead) => plans.at(-1)! + ahead * slope),
    spread: steps.map((ahead) =>
      changes.length === 0 ? 0 : spread * Math.sqrt(ahead * (1 + ahead / changes.length)),
    ),
  };
};

/** Carry the mean yearly growth of the last `span` years forward; errors are those it made one year ahead before. */
export function averageGrowth(span: number): Rival {
  return (plans, horizon) => {
    const logs = plans.map(Math.log);
    const rateAt = (last: number): number => {
      const years = Math.min(span, last);
      return years === 0 ? 0 : (logs[last]! - logs[last - years]!) / years;
    };
    const errors = logs.slice(2).map((log, place) => log - logs[place + 1]! - rateAt(place + 1));
    const spread = rootMeanSquare(errors);
    const last = logs.length - 1;
    const steps = stepsTo(horizon);
    return {
      isLog: true,
      centre: steps.map((ahead) => logs[last]! + ahead * rateAt(last)),
      spread: steps.map((ahead) => spread * Math.sqrt(ahead)),
    };
  };
}
