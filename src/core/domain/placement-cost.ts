/** The yearly cost of one placement, as the finance team keeps it. */
import type { Pence } from '../base/pence.ts';
import type { IsoDate } from '../base/time.ts';

/** One line of the team's list. Keys are keyed hashes, the same as those of the child's SEN2 record. */
export type PlacementCost = {
  /** Of the team's own reference, made as `Sen2Person.caseKey` is; empty where the file has only pupil numbers. */
  readonly caseKey: string;
  /** Of the unique pupil number, where the file has one. */
  readonly pupilKey: string | null;
  /** One of `COST_TYPES` where the file's word is known, else that word. */
  readonly placementType: string;
  readonly urn: string | null;
  /** The band or matrix value, as the authority names it. */
  readonly band: string | null;
  readonly start: IsoDate;
  readonly end: IsoDate | null;
  readonly yearlyCostPence: Pence;
};

/** The placement types of the plan. */
export const COST_TYPES = ['mainstream', 'resourceBase', 'stateSpecial', 'inmss', 'post16', 'other'] as const;
export type CostType = (typeof COST_TYPES)[number];

// Words that finance teams use, in lower case and without signs; each names one type and no other.
const WORDS: Readonly<Record<CostType, string>> = {
  mainstream: 'mainstream|mainstreamschool|mainstreamtopup|maintainedmainstream|mainstreamacademy',
  resourceBase:
    'resourcebase|resourcedbase|resourceprovision|resourcedprovision|rp|senunit|enhancedlearningprovision|specialistresourcebase',
  stateSpecial:
    'statespecial|maintainedspecial|maintainedspecialschool|specialacademy|specialschool|specialfreeschool|statefundedspecial',
  inmss:
    'inmss|nmss|independentspecial|independentspecialschool|nonmaintainedspecial|nonmaintainedspecialschool|independentandnonmaintained|independentnonmaintained',
  post16: 'post16|fe|furthereducation|fecollege|college|specialpost16|spi|sixthform|sixthformcollege',
  other:
    'other|eotas|eotis|bespoke|tuition|alternativeprovision|ap|pru|hospital|directpayment|personalbudget',
};
const TYPE_OF_WORD: ReadonlyMap<string, CostType> = new Map(
  COST_TYPES.flatMap((type) => WORDS[type].split('|').map((word) => [word, type] as const)),
);

/** Give the placement type that a word of a finance list names: "INMSS", "Special school", "SEN unit"; null where unknown. */
export function costTypeOf(word: string): CostType | null {
  return TYPE_OF_WORD.get(word.toLowerCase().replace(/[^a-z0-9]/g, '')) ?? null;
}
