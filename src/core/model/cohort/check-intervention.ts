/** What an intervention cannot be: each fault a problem of its own, with the key in the scenario where it stands. */
import { type Problem, raise } from '../../base/problem.ts';
import { isMonth } from '../../base/time.ts';
import type { LeverFlow } from './cohort-levers.ts';
import type { CohortModel } from './cohort-model.ts';
import type { CohortIntervention } from './cohort-scenario.ts';

type Fault = Problem & { readonly place: string };

const PIPELINE_FLOWS: readonly LeverFlow[] = ['assess', 'issue', 'capacity'];
const TARGET_FLOWS: readonly LeverFlow[] = ['moves', 'placement'];

/**
 * Refuse an intervention that the model cannot have.
 * @param at  its position in the scenario, from 0; the place names it as JSON does: `interventions[0].size`.
 * @throws ProblemError `cohort.intervention-*` with the first fault.
 */
export function checkIntervention(model: CohortModel, intervention: CohortIntervention, at: number): void {
  const faults = [sizeFaults, timeFaults, flowFaults, nameFaults];
  for (const find of faults) {
    const [first] = find(intervention, model);
    if (first === undefined) continue;
    raise({
      ...first,
      place: `interventions[${at}].${first.place}`,
      message: `Intervention "${intervention.name}": ${first.message}`,
    });
  }
}

function sizeFaults({ size, chance, change, flow }: CohortIntervention): readonly Fault[] {
  const faults: Fault[] = [];
  const rises = size.low <= size.likely && size.likely <= size.high;
  if (![size.low, size.likely, size.high].every(Number.isFinite) || !rises)
    faults.push({
      code: 'cohort.intervention-sizes-out-of-order',
      place: 'size',
      message: `its sizes must rise from low over likely to high, and are ${size.low}, ${size.likely} and ${size.high}`,
      advice:
        'Give "low" no greater than "size", and "high" no less; of a fall the low size is the one further from 0.',
    });
  if (!(chance >= 0 && chance <= 1))
    faults.push({
      code: 'cohort.intervention-chance-out-of-range',
      place: 'pWorks',
      message: `the chance that it works must lie between 0 and 1, and is ${chance}`,
      advice: 'Give a share: 0.7 for seven chances in ten.',
    });
  if (change === 'relative' && size.low < -1)
    faults.push({
      code: 'cohort.intervention-falls-too-far',
      place: size.low < size.likely ? 'low' : 'size',
      message: `nothing can fall by more than all of it, and it falls by ${-size.low} times itself`,
      advice: 'Give −1 or more, or "change": "absolute" where a number a month is meant.',
    });
  if (flow === 'placement' && (size.low < 0 || size.high > 1))
    faults.push({
      code: 'cohort.intervention-share-out-of-range',
      place: 'size',
      message: 'the share placed elsewhere must lie between 0 and 1',
      advice: 'Give the share of joiners that go to the settings of "to" instead: 0.3 for three in ten.',
    });
  return faults;
}

function timeFaults({ start, end, delay, ramp }: CohortIntervention): readonly Fault[] {
  const faults: Fault[] = [];
  const months = { start, end } as const;
  for (const key of ['start', 'end'] as const)
    if (months[key] !== null && !isMonth(months[key]))
      faults.push({
        code: 'cohort.intervention-not-a-month',
        place: key,
        message: `its ${key} is no month`,
        advice: 'Write a year and a month, like "2026-04".',
      });
  if (faults.length === 0 && end !== null && end < start)
    faults.push({
      code: 'cohort.intervention-ends-before-start',
      place: 'end',
      message: `it ends in ${end}, before it starts in ${start}`,
      advice: 'Give a later "end", or leave it out for none.',
    });
  for (const [key, value] of Object.entries({ delay, ramp }))
    if (!Number.isInteger(value) || value < 0)
      faults.push({
        code: 'cohort.intervention-months-wrong',
        place: key,
        message: `its ${key} must be whole months from 0, and is ${value}`,
        advice: 'Give a whole number of months.',
      });
  return faults;
}

function flowFaults({ flow, to }: CohortIntervention, { joining }: CohortModel): readonly Fault[] {
  const { pipeline } = joining;
  const faults: Fault[] = [];
  if (pipeline === null && PIPELINE_FLOWS.includes(flow))
    faults.push({
      code: 'cohort.intervention-needs-requests',
      place: 'flow',
      message: `it changes "${flow}", and this forecast does not know requests and decisions`,
      advice: 'Add the requests table of the SEN2 return, or change "joiners" instead.',
    });
  if (pipeline !== null && flow === 'capacity' && pipeline.capacity === null)
    faults.push({
      code: 'cohort.intervention-needs-capacity',
      place: 'flow',
      message: 'it changes the capacity, and this forecast has no limit on assessments',
      advice: 'Give the assessments that can be ended in a month with --capacity.',
    });
  const needsTarget = TARGET_FLOWS.includes(flow);
  if (needsTarget && to === null)
    faults.push({
      code: 'cohort.intervention-without-target',
      place: 'to',
      message: `it changes "${flow}" and does not say which settings plans go to`,
      advice: 'Add "to": {"settings": […]}.',
    });
  if (!needsTarget && to !== null)
    faults.push({
      code: 'cohort.intervention-target-unwanted',
      place: 'to',
      message: `it changes "${flow}", of which there are no settings to go to`,
      advice: 'Take "to" out: it belongs to "moves" and "placement" alone.',
    });
  return faults;
}

function nameFaults({ scope, to }: CohortIntervention, { axes }: CohortModel): readonly Fault[] {
  const settings = unique(axes.places.map(({ setting }) => setting));
  const bands = unique(axes.places.flatMap(({ band }) => (band === null ? [] : [band])));
  const { needs } = axes;
  return [
    ...unknown('need', 'scope.needs', scope.needs, needs),
    ...unknown('setting', 'scope.settings', scope.settings, settings),
    ...unknown('band', 'scope.bands', scope.bands, bands),
    ...unknown('setting', 'to.settings', to?.settings, settings),
    ...unknown('band', 'to.bands', to?.bands, bands),
  ];
}

const UNKNOWN = {
  need: 'cohort.intervention-need-unknown',
  setting: 'cohort.intervention-setting-unknown',
  band: 'cohort.intervention-band-unknown',
} as const;

function unknown(
  what: keyof typeof UNKNOWN,
  place: string,
  named: readonly string[] | undefined,
  known: readonly string[],
): readonly Fault[] {
  return (named ?? [])
    .filter((name) => !known.includes(name))
    .map((name) => ({
      code: UNKNOWN[what],
      place,
      message: `this forecast has no ${what} "${name}"`,
      advice:
        known.length === 0
          ? `It knows no ${what}s: leave "${place}" out.`
          : `It is one of: ${known.join(', ')}.`,
    }));
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
