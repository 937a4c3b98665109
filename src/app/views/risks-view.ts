/** The risk register: cause, event and effect, scores in words, exposure, actions, ratings, mitigation and progress. */

import { type Actor, may } from '../../core/access/access.ts';
import { withCapital } from '../../core/base/first-letter.ts';
import { pence } from '../../core/base/pence.ts';
import { showCount, showMillions } from '../../core/base/show.ts';
import { dayInWords } from '../../core/base/time.ts';
import type { Risk } from '../../core/programme/programme.ts';
import { levelsInUse } from '../../core/programme/rating/levels-in-use.ts';
import { textField } from '../../core/programme/records/programme-record.ts';
import {
  impactInWords,
  likelihoodInWords,
  scoreOf,
  USUAL_APPETITE,
} from '../../core/programme/risk/risk-score.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import type { Exposure } from '../risks/risk-exposure.ts';
import type { RegisteredRisk, RiskRegister } from '../risks/risk-register.ts';
import { makingNote } from './making-note.ts';
import { commentaryOf, headerOf, ratingRounds } from './page-facts.ts';
import { personInWords } from './person-words.ts';

/** The steps of likelihood and of impact. */
const STEPS = [1, 2, 3, 4, 5] as const;
const STATUSES = { open: 'Open', closed: 'Closed', 'became-issue': 'Became an issue' } as const;

/** Shape the risks page. */
export function risksView(open: OpenProgramme, actor: Actor, { risks: register, forecast }: RiskRegister) {
  const { programme } = open;
  const ratings = programme.ratings.filter(({ subject }) => subject.kind === 'risk');
  return {
    header: headerOf(open),
    lead: leadOf(programme.risks),
    mayWrite: may(actor, 'record.write', programme.authorityCode),
    forecast: makingNote(forecast),
    key: [...levelsInUse(programme.scale, ratings)],
    likelihoods: STEPS.map((step) => withCapital(likelihoodInWords(step))),
    impacts: STEPS.map((step) => withCapital(impactInWords(step))),
    risks: programme.risks.map((risk) =>
      riskDetail(open, risk, register.find((one) => one.risk.id === risk.id) ?? null),
    ),
  };
}

function riskDetail(open: OpenProgramme, risk: Risk, registered: RegisteredRisk | null) {
  const mitigation = commentaryOf(open, `risk:${risk.id}/mitigation`);
  const progress = commentaryOf(open, `risk:${risk.id}/progress`);
  const { id, title, cause, event, effect, owner, likelihood, impact, status } = risk;
  const appetite = risk.appetite ?? USUAL_APPETITE;
  const history = registered?.history ?? [];
  const newest = history.at(-1);
  return {
    id,
    title,
    cause,
    event,
    effect,
    owner,
    likelihood,
    impact,
    status,
    likelihoodInWords: withCapital(likelihoodInWords(likelihood)),
    impactInWords: withCapital(impactInWords(impact)),
    statusInWords: STATUSES[status],
    score: scoreOf(risk),
    inherent: inherentWords(risk),
    appetite,
    isAboveAppetite: status !== 'closed' && scoreOf(risk) > appetite,
    exposure: exposureWords(registered?.exposure ?? null),
    actions: (risk.actions ?? []).map((one) => ({
      id: one.id,
      what: one.what,
      owner: one.owner,
      due: dayInWords(one.due),
      state: one.done === null ? 'Open' : `Done ${dayInWords(one.done)}`,
      isOpen: one.done === null,
    })),
    version: registered?.version ?? 0,
    history: history.map(
      (one) =>
        `Version ${one.version}, ${dayInWords(one.recordedAt.slice(0, 10))}, ${personInWords(one.recordedBy)}: ${one.reason}`,
    ),
    closure: newest === undefined ? null : textField(newest, 'closure'),
    rounds: ratingRounds(open, 'risk', id),
    mitigation: mitigation.commentary,
    progress: progress.commentary,
    figures: [...mitigation.figures, ...progress.figures],
  };
}

function leadOf(risks: readonly Risk[]): string {
  const open = risks.filter(({ status }) => status !== 'closed');
  const above = open.filter((risk) => scoreOf(risk) > (risk.appetite ?? USUAL_APPETITE));
  const actions = open.flatMap((risk) => risk.actions ?? []).filter(({ done }) => done === null);
  if (risks.length === 0) return 'No risk is recorded yet.';
  const [first, ...others] = above.map(({ id }) => id);
  const names = first === undefined ? '' : ` (${[first, ...others].join(', ')})`;
  return `${above.length} of ${open.length} open risks ${above.length === 1 ? 'is' : 'are'} above what is accepted${names}; ${actions.length} ${actions.length === 1 ? 'action is' : 'actions are'} open.`;
}

function inherentWords({ inherentLikelihood, inherentImpact }: Risk): string | null {
  if (inherentLikelihood === undefined || inherentImpact === undefined) return null;
  const words = `${withCapital(likelihoodInWords(inherentLikelihood))}, ${impactInWords(inherentImpact)}`;
  return `${words}: score ${inherentLikelihood * inherentImpact}`;
}

function exposureWords(exposure: Exposure | null) {
  if (exposure === null) return null;
  const { lowPence, highPence, plans, label } = exposure;
  const [low, high] = [showMillions(pence(lowPence)), showMillions(pence(highPence))];
  const money = lowPence === 0n ? `Up to ${high}` : lowPence === highPence ? low : `${low} to ${high}`;
  const children = plans === null ? '' : `; up to ${showCount(Math.round(plans.high))} plans more`;
  return {
    shown: `${money}${children}`,
    from: `${label}, in the plan’s forecast`,
    lowPence: lowPence.toString(),
    highPence: highPence.toString(),
  };
}
