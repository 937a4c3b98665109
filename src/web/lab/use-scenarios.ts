/** The scenarios that are set, with every step to go back and forth; they stand in the address, so that a link shows the same. */
import { useEffect, useRef, useState } from 'react';
import { type LabScenario, labFromText, labToText, MOST_SCENARIOS } from '../../core/lab/lab-link.ts';

type Steps = {
  readonly past: readonly (readonly LabScenario[])[];
  readonly now: readonly LabScenario[];
  readonly next: readonly (readonly LabScenario[])[];
};

/** Steps that can be taken back. */
const MOST_STEPS = 100;

/** The scenarios and what can be done to them. */
export type Scenarios = {
  readonly all: readonly LabScenario[];
  readonly at: number;
  readonly show: (at: number) => void;
  /** Set the scenario on show otherwise. @param what  names the thing that is changed, so that a slide is one step. */
  readonly set: (scenario: LabScenario, what: string) => void;
  /** Put a copy of the scenario on show beside it; null where four stand already. */
  readonly copy: (() => void) | null;
  readonly remove: (() => void) | null;
  /** Told that the thing being changed was let go. */
  readonly letGo: () => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
};

/** Keep scenarios. @param view  from the address. @param onView  told the text for the address once hands are off. */
export function useScenarios(view: string | undefined, onView: (view: string) => void): Scenarios {
  const [steps, setSteps] = useState<Steps>(() => ({ past: [], now: labFromText(view ?? ''), next: [] }));
  const [shown, setShown] = useState(0);
  // A slide is one step, not a hundred: changes of one thing are one until it is let go.
  const sliding = useRef('');
  const { past, now, next } = steps;
  const at = Math.min(shown, now.length - 1);
  useEffect(() => {
    const later = setTimeout(() => onView(labToText(now)), 400);
    return () => clearTimeout(later);
  }, [now, onView]);
  const put = (all: readonly LabScenario[], what: string) => {
    const goesOn = what !== '' && sliding.current === what;
    sliding.current = what;
    setSteps({ past: goesOn ? past : [...past, now].slice(-MOST_STEPS), now: all, next: [] });
  };
  const [before, after, here] = [past.at(-1), next[0], now[at]];
  return {
    all: now,
    at,
    show: setShown,
    set: (scenario, what) =>
      put(
        now.map((one, place) => (place === at ? scenario : one)),
        `${at} ${what}`,
      ),
    copy:
      now.length >= MOST_SCENARIOS || here === undefined
        ? null
        : () => {
            put([...now, { ...here, name: `Scenario ${now.length + 1}` }], '');
            setShown(now.length);
          },
    remove:
      now.length === 1
        ? null
        : () =>
            put(
              now.filter((_, place) => place !== at),
              '',
            ),
    letGo: () => {
      sliding.current = '';
    },
    undo:
      before === undefined
        ? null
        : () => setSteps({ past: past.slice(0, -1), now: before, next: [now, ...next] }),
    redo:
      after === undefined ? null : () => setSteps({ past: [...past, now], now: after, next: next.slice(1) }),
  };
}
