/** What the evidence says of a rating: rules as data, each with its grounds in words; an officer may differ, with a reason. */
import { showCount } from '../../base/show.ts';
import { dayInWords, type IsoDate } from '../../base/time.ts';
import type { RatingMeaning, RatingScale } from '../rating-scale.ts';

/** One measure at the cut-off against what was agreed. */
export type TrajectoryEvidence = {
  readonly measure: string;
  readonly title: string;
  /** In the measure's own unit. */
  readonly actual: number;
  readonly agreed: number;
  /** Which way off is bad. */
  readonly badWay: 'above' | 'below';
  /** Figures that both come from. */
  readonly figures: readonly string[];
};

/** A milestone, promise or scheme that is due: when, when now expected, when reached. */
export type DatedEvidence = {
  readonly key: string;
  readonly title: string;
  readonly due: IsoDate;
  readonly forecast: IsoDate | null;
  readonly done: IsoDate | null;
};

/** A test already judged; `off` is off target, with a plan or without as the recovery shows. */
export type TestEvidence = {
  readonly meaning: RatingMeaning | 'off';
  readonly words: string;
  readonly figures: readonly string[];
};

/** All that a rating is proposed from. */
export type RatingEvidence = {
  /** The last day that the update tells of. */
  readonly asAt: IsoDate;
  readonly trajectories: readonly TrajectoryEvidence[];
  readonly tests: readonly TestEvidence[];
  /** Sentences of the monitor that warn. */
  readonly warnings: readonly string[];
  readonly milestones: readonly DatedEvidence[];
  /** Promises of earlier rounds that were broken. */
  readonly broken: readonly { readonly key: string; readonly title: string }[];
  /** Schemes that make places: how many are missing of those due. */
  readonly schemes: readonly (DatedEvidence & { readonly missing: number })[];
  /** Work under way that ends after the day: what makes "with a plan" true. */
  readonly recovery: readonly DatedEvidence[];
};

/** One ground of a proposal. */
export type Ground = {
  readonly rule: string;
  readonly of: 'activity' | 'effect';
  readonly meaning: RatingMeaning;
  readonly words: string;
  readonly figures: readonly string[];
};

/** What is proposed; null where there is nothing to go by. */
export type Proposal = {
  readonly activity: string | null;
  readonly effect: string | null;
  readonly overall: string | null;
  readonly grounds: readonly Ground[];
};

/** The rules' limits. @source Decision 21. */
export const RATING_LIMITS = {
  /** Further off than this is off target [share of the agreed]. */
  offTarget: 0.02,
} as const;

/** Propose a rating in the levels of a scale. The same evidence gives the same proposal. @source Decision 21. */
export function proposeRating(evidence: RatingEvidence, scale: RatingScale): Proposal {
  const grounds = [...effectGrounds(evidence), ...activityGrounds(evidence)];
  const worst = (of: Ground['of']) => worstMeaning(grounds.filter((ground) => ground.of === of));
  const level = (meaning: RatingMeaning | null) =>
    scale.levels.find((one) => one.meaning === meaning)?.id ?? null;
  const [activity, effect] = [worst('activity'), worst('effect')];
  const both = activity !== null && effect !== null;
  return {
    activity: level(activity),
    effect: level(effect),
    overall: level(both ? worse(activity, effect) : (activity ?? effect)),
    grounds,
  };
}

const ORDER: readonly RatingMeaning[] = ['complete', 'on-target', 'off-target-with-plan', 'off-target'];

function worse(one: RatingMeaning, other: RatingMeaning): RatingMeaning {
  return ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other;
}

function worstMeaning(grounds: readonly Ground[]): RatingMeaning | null {
  return grounds.reduce<RatingMeaning | null>(
    (found, { meaning }) => (found === null ? meaning : worse(found, meaning)),
    null,
  );
}

function effectGrounds(evidence: RatingEvidence): Ground[] {
  const hasPlan = evidence.recovery.length > 0;
  const off: RatingMeaning = hasPlan ? 'off-target-with-plan' : 'off-target';
  const recovery = hasPlan
    ? ` ${recoveryWords(evidence.recovery)}`
    : ' No work with a later date is recorded to bring it back.';
  const ground = (rule: string, meaning: RatingMeaning, words: string, figures: readonly string[] = []) => ({
    rule,
    of: 'effect' as const,
    meaning,
    words,
    figures,
  });
  return [
    ...evidence.trajectories.map((one) => {
      const share = one.agreed === 0 ? 0 : (one.actual - one.agreed) / one.agreed;
      const isOff = (one.badWay === 'above' ? share : -share) > RATING_LIMITS.offTarget;
      const words = `${one.title}: ${showCount(one.actual)} against ${showCount(one.agreed)} agreed, ${percent(share)}.`;
      return ground('trajectory', isOff ? off : 'on-target', isOff ? words + recovery : words, one.figures);
    }),
    ...evidence.tests.map(({ meaning, words, figures }) =>
      meaning === 'off'
        ? ground('test', off, words + recovery, figures)
        : ground('test', meaning, words, figures),
    ),
    ...evidence.warnings.map((words) => ground('monitor', off, words)),
    ...evidence.broken.map(({ title }) =>
      ground('promise', off, `A promise of an earlier round was not kept: ${title}.`),
    ),
    ...evidence.schemes.filter(({ missing }) => missing > 0).map((one) => schemeGround(one, evidence.asAt)),
  ];
}

/** The first of it to end, and how much more there is: the rest stands in the records. */
function recoveryWords(recovery: readonly DatedEvidence[]): string {
  const [first, ...others] = [...recovery].sort((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)));
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return `Work to recover is dated: ${first.title}, by ${dayInWords(first.due)}${more}.`;
}

function schemeGround(one: RatingEvidence['schemes'][number], asAt: IsoDate): Ground {
  const dated = laterDay(one.forecast, asAt);
  const expected = dated === null ? ', with no later date' : `, now expected by ${dayInWords(dated)}`;
  return {
    rule: 'places',
    of: 'effect',
    meaning: dated === null ? 'off-target' : 'off-target-with-plan',
    words: `${one.title}: ${one.missing} places due by ${dayInWords(one.due)} are missing${expected}.`,
    figures: [],
  };
}

function activityGrounds({ milestones, tests, asAt }: RatingEvidence): Ground[] {
  const due = milestones.filter((one) => one.due <= asAt);
  const late = due.filter(({ done }) => done === null || done > asAt);
  const isComplete = tests.some(({ meaning }) => meaning === 'complete');
  const ground = (meaning: RatingMeaning, words: string): Ground => ({
    rule: 'milestones',
    of: 'activity',
    meaning,
    words,
    figures: [],
  });
  if (late.length > 0) return late.map((one) => lateGround(one, asAt, ground));
  if (isComplete) return [ground('complete', 'Nothing that was to be done is left.')];
  if (due.length === 0) return [];
  const [all, are] = due.length === 1 ? ['What was', 'is'] : [`All ${due.length} steps`, 'are'];
  return [ground('on-target', `${all} due by ${dayInWords(asAt)} ${are} done.`)];
}

function lateGround(
  { title, due, forecast }: DatedEvidence,
  asAt: IsoDate,
  ground: (meaning: RatingMeaning, words: string) => Ground,
): Ground {
  const dated = laterDay(forecast, asAt);
  const expected = dated === null ? '' : `; now expected by ${dayInWords(dated)}`;
  return ground(
    dated === null ? 'off-target' : 'off-target-with-plan',
    `${title} was due by ${dayInWords(due)} and is not done${expected}.`,
  );
}

/** A day that is still to come, or null. */
function laterDay(day: IsoDate | null, asAt: IsoDate): IsoDate | null {
  return day !== null && day > asAt ? day : null;
}

/** "8.7% above", to one decimal. */
function percent(share: number): string {
  const size = Math.round(Math.abs(share) * 1000) / 10;
  if (size === 0) return 'as agreed';
  return `${size.toFixed(1)}% ${share > 0 ? 'above' : 'below'}`;
}
