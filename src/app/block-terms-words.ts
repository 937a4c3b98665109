/** What dated terms make of a block's deficit, in sentences that name the source's day and standing. */
import { pence } from '../core/base/pence.ts';
import { showMillions } from '../core/base/show.ts';
import { yearInWords } from '../core/base/time.ts';
import type { BlockForecast } from '../core/plan/forecast-block.ts';

/** One sentence a term; what nobody has stated is said too. */
export function termsInWords({ terms, termsResult }: BlockForecast): readonly string[] {
  const { whenOverrideEnds, grant } = termsResult;
  const money = (amount: bigint) => showMillions(pence(amount), 2);
  const lines: string[] = [];
  if (terms.overrideEnds !== null && whenOverrideEnds !== null)
    lines.push(
      `When the accounting override ends on 31 March ${whenOverrideEnds.year + 1} (${terms.overrideEnds.standing}, ${terms.overrideEnds.stated}) the accounts hold a deficit of ${money(whenOverrideEnds.deficitPence)}.`,
    );
  if (terms.grant !== null && grant !== null)
    lines.push(
      `A stability grant on the high needs deficit of ${money(grant.deficitPence)} at 31 March ${grant.year + 1} would be ${money(grant.grantPence)} and leave ${money(grant.leftPence)} (${terms.grant.standing}, ${terms.grant.stated}); how authorities with programme payments are treated is not known.`,
    );
  if (terms.carryingRate === null)
    lines.push('What carrying the deficit costs is not reckoned: the plan states no rate.');
  else
    for (const { year, costPence } of termsResult.carryingCost)
      lines.push(`Carrying the deficit costs ${money(costPence)} in ${yearInWords(year)}, outside it.`);
  return lines;
}
