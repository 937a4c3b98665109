/** One page about any figure of a plan's forecast: its value, its equation, what went into it and from where. */
import { raise } from '../core/base/problem.ts';
import type { ManagementPlan } from '../core/plan/management-plan.ts';
import { blockInput } from './explain-block.ts';
import { PLAN_RULES } from './explain-plan.ts';
import { figureAt, numbersIn } from './figure-names.ts';
import type { planAnswer } from './plan-answer.ts';

type Answer = ReturnType<typeof planAnswer>;

export type FigureExplanation = {
  readonly schema: 'evenkeel/figure-explanation@1';
  readonly figure: string;
  readonly value: unknown;
  readonly equation: string;
  /** Where the equation is written down. */
  readonly method: string;
  readonly inputs: readonly { readonly name: string; readonly value: unknown; readonly source: string }[];
  /** Figures of the same answer that it is made of; each can be explained in turn. */
  readonly madeOf: readonly string[];
  readonly version: string;
  readonly seed: number;
  readonly draws: number;
  readonly files: Answer['inputs'];
};

/**
 * Explain a figure by its name in the answer: "central.2029/30.spendPence", "conditions.ceiling.probability".
 * @throws ProblemError `plan.unknown-figure` where the answer has none of that name.
 */
export function explainFigure(plan: ManagementPlan, answer: Answer, figure: string): FigureExplanation {
  const value = figureAt(answer, figure);
  const rule = PLAN_RULES.find(({ of }) => of.test(figure));
  if (value === undefined || rule === undefined)
    return raise({
      code: 'plan.unknown-figure',
      place: figure,
      message: 'The answer has no figure of that name',
      advice: adviceFor(answer, figure),
    });
  const year = /\d{4}\/\d{2}/.exec(figure)?.[0] ?? '';
  return {
    schema: 'evenkeel/figure-explanation@1',
    figure,
    value,
    equation: [rule.equation, ...reckonedWords(answer, figure)].join('; '),
    method: rule.method,
    inputs: rule.inputs.map((name) => ({
      name,
      value: inputOf(plan, name, figure),
      source: sourceOf(plan, name, answer.inputs[0]?.file ?? 'plan.json'),
    })),
    // The first year has none before it, and a plan need not state every part: what is not there leads nowhere.
    madeOf: rule.madeOf(year).filter((name) => figureAt(answer, name) !== undefined),
    version: answer.version,
    seed: answer.seed,
    draws: answer.draws,
    files: answer.inputs,
  };
}

/** Which way the mitigation of a figure is reckoned; nothing for other figures. */
function reckonedWords({ mitigations }: Answer, figure: string): readonly string[] {
  const of = mitigations.find(({ id }) => figure.startsWith(`mitigations.${id}.`));
  if (of === undefined) return [];
  const { basis, inWords, mind } = of.reckoned;
  const isDrawn = /\.valuePence\.(mean|quantiles)/.test(figure);
  return [
    withoutStop(inWords),
    ...(mind === null ? [] : [withoutStop(mind)]),
    ...(basis === 'flow'
      ? [
          isDrawn
            ? 'over the draws: the same draw without and with all mitigations on flows, shared so that every draw adds up'
            : 'as planned: by the exact mean of the flows, run for the set of mitigations that is switched on',
        ]
      : []),
  ];
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** Name a few figures of the same part of the answer as what was asked for; any, where there is no such part. */
function adviceFor(answer: Answer, figure: string): string {
  const part = `${figure.split('.')[0] ?? ''}.`;
  const like = figureNames(answer).filter((name) => name.startsWith(part));
  const [first] = answer.years;
  const names = like.length > 0 ? like.slice(0, 3) : [`central.${first?.year ?? 'YEAR'}.spendPence`];
  return `Name it as it stands in the JSON answer, for example ${names.join(', ')}.`;
}

/** Names of all figures of an answer that can be explained, in its order; words and facts about the answer itself are left out. */
export function figureNames(answer: Answer): readonly string[] {
  return numbersIn(answer).filter((name) => PLAN_RULES.some(({ of }) => of.test(name)));
}

function inputOf(plan: ManagementPlan, name: string, figure: string): unknown {
  if (name.startsWith('block.')) return blockInput(plan.block, name, figure);
  const whole: Readonly<Record<string, unknown>> = { ...plan.finance, ...plan };
  // The plan's own caseload block is the spread; the plans themselves stand in its finance inputs.
  if (name === 'caseload') return { plans: plan.finance.caseload, ...plan.caseload };
  return whole[name];
}

function sourceOf({ sources }: ManagementPlan, name: string, file: string): string {
  const told = Object.entries(sources).filter(([key]) => key === name || key.includes(name));
  const place = `${file}, ${name}`;
  return told.length === 0
    ? `${place} (the plan names no source)`
    : `${place}: ${told.map(([, text]) => text).join('; ')}`;
}
