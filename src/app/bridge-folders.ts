/** Bridges two plans on disk: parts by year that add up to the penny, a drafted paragraph each, and the deficit left. */
import { yearInWords } from '../core/base/time.ts';
import { projectFinance } from '../core/finance/project-finance.ts';
import { bridgeResidual, type ResidualParts } from '../core/plan/bridge.ts';
import { type BridgeDraft, bridgePlans, draftBridge } from '../core/plan/bridge-plans.ts';
import type { ManagementPlan } from '../core/plan/management-plan.ts';
import { readPlanFolder } from './forecast-plan.ts';

/** Bridge two plan folders. @throws ProblemError `plan.*`, `file.*`. */
export async function bridgeFolders(from: string, to: string) {
  const before = await readPlanFolder(from, null);
  const after = await readPlanFolder(to, null);
  const { schema, ...answer } = bridgeAnswer(before.plan, after.plan);
  return { schema, inputs: [before.input, after.input], ...answer };
}

/** Bridge two plans. @throws ProblemError `plan.no-common-year`. */
export function bridgeAnswer(before: ManagementPlan, after: ManagementPlan) {
  const bridged = bridgePlans(before, after);
  return {
    schema: 'evenkeel/plan-bridge@1',
    years: bridged.map((year) => {
      const draft = draftBridge(year);
      return {
        year: yearInWords(year.year),
        fromPence: year.fromPence,
        partsPence: year.parts,
        toPence: year.toPence,
        draft,
        paragraph: filledIn(draft),
      };
    }),
    residual: bridgeResidual(residualParts(before), residualParts(after)),
  };
}

/** Put the figures of a draft in the place of its references. */
export function filledIn({ text, figures }: BridgeDraft): string {
  return text.replaceAll(/\{([^}]+)\}/g, (reference, id: string) => {
    const figure = figures.find((one) => one.id === id);
    return figure === undefined ? reference : figure.shown;
  });
}

function residualParts({ finance }: ManagementPlan): ResidualParts {
  return {
    openingAfterPence: finance.openingAfterContributionsPence,
    inYearPence: projectFinance(finance).years.map((year) => year.inYearDeficitPence),
    paymentsPence: finance.safetyValvePaymentPence,
    contributionPence: finance.laContributionPence,
  };
}
