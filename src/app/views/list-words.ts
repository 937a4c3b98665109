/** What each working list is called, what it may be used for and what not, and how what stands in it is found. */

import { FEWEST_MEMBERS } from '../../core/lists/funnel.ts';
import { REVIEW_AHEAD, TRANSFER_AHEAD } from '../../core/lists/list-inputs.ts';
import { NEARLY_ALL } from '../../core/lists/outcome-counts.ts';
import { FEWEST_BELOW } from '../../core/lists/school-funnels.ts';
import type { WorkListId } from '../../core/lists/work-lists.ts';

/** Words of one list. */
export type Words = { readonly title: string; readonly lawful: string; readonly found: string };

/** Words of every list. */
export const LIST_WORDS: Readonly<Record<WorkListId, Words>> = {
  'reviews-due': {
    title: 'Annual reviews due',
    lawful:
      'For planning reviews so that each child has theirs in time. A plan must be reviewed at least every 12 months. The list is no ground for ending or changing a plan.',
    found: `Plans in force whose next review is overdue or due within ${REVIEW_AHEAD} days: a year after the last review meeting, or after the plan was made where no meeting is told. Plans that tell neither stand last.`,
  },
  'phase-transfers': {
    title: 'Reviews before phase transfer',
    lawful:
      'For reviewing and amending plans before the child moves to the next phase. The dates are legal duties to the child. The list says nothing of where the child should go.',
    found: `Plans with a phase transfer due within ${TRANSFER_AHEAD} days or already past, for which no final plan is told.`,
  },
  backlog: {
    title: 'Open cases by week of the 20-week clock',
    lawful:
      'For working through open cases in time. Each is decided on its own evidence: a late case is not a reason to refuse, and a target is not one either.',
    found:
      'Requests received and neither refused, withdrawn, moved elsewhere nor ended by a plan. Week 1 is the day of the request and the seven days after it; day 140, the last of week 20, is the last in time. An exception to the limit is told and not taken out.',
  },
  'step-down': {
    title: 'Placements to ask about at a review',
    lawful:
      'For asking, at a review that is held anyway, whether the placement still fits. A change needs the review, the wishes of child and parents, and a school that can meet need; cost alone is no ground. There is a right of appeal. The list is no target and no prediction.',
    found: `Two facts and no others: the main placement is in an independent or non-maintained special school by its number in the register, and a phase transfer is open or the annual review is overdue or due within ${REVIEW_AHEAD} days. Nothing in the list says that a move would be right.`,
  },
  'near-outcomes': {
    title: 'Plans to ask about at a review',
    lawful:
      'For asking, at a review that is held anyway, whether the outcomes have been achieved and the plan is still needed, and what helps after it. No plan is ended by a list, and none because a register says that outcomes are met. Section 45 of the Children and Families Act 2014 is answered case by case: a plan ends only where the authority is no longer responsible, or where it is no longer necessary to maintain it; over 18 it must have regard to whether the outcomes of education or training have been achieved, which a review decides and no count. Neither an outcome that was met, nor age, nor cost is enough alone. Child, parents and setting are consulted, there is a right of appeal, and the plan stays until the time for it is over. The list is no target and no prediction.',
    found: `First, where the register of outcomes tells of a plan in force: at least ${NEARLY_ALL.well} in ${NEARLY_ALL.of} of its outcomes that are still wanted were met or on course at the last review, and at least half of them met. An outcome whose status is not told counts as not met; one no longer needed counts for nothing. The plan reviewed the longest ago stands first. Then, of plans that the register does not tell, three kinds by weaker facts, as no item of the return says whether an outcome is met: the last review ended with a decision to cease (of plans that the register tells too); or the plan was kept without amendment at its last review, the next is overdue or due within ${REVIEW_AHEAD} days, and the young person is over 18; or the same, and the child is in a mainstream school, without a unit, a residential place or a second placement.`,
  },
  'places-free': {
    title: 'Places that may come free',
    lawful:
      'For planning admissions and new places. A place is free when the child has left, and not before: the list ends no placement and promises none. Where a child goes next is decided at the review, with the wishes of child and parents. Small counts can point at a child and are not for passing on.',
    found:
      'Main placements of our own plans in special schools, alternative provision, special colleges, hospital schools, units and resourced provisions, and in any other setting with places paid for. Each is counted once, under the first of these that holds within a year: its last day is told; the young person turns 25 in the academic year; the child reaches the age at which the register says that the setting ends; the last review ended with a decision to cease; a phase transfer is due and nothing says that the child leaves. Who will take up the places is in no record.',
  },
  'school-limits': {
    title: 'Schools outside control limits on inclusion',
    lawful:
      'For beginning a conversation with a school, and offering help. It is no league table: schools stand in order of their names and are held against their own kind only. A school outside the limits is not thereby doing badly, nor one within them well; many requests can be good practice, and intake, size and units all play a part. No school is named outside the authority, and no decision about a child rests on it.',
    found: `For each measure the newest figures, school by school, against the rate of all schools of the kind together. The limits are those within which chance alone keeps at least 95 and 99.8 in 100 schools of that size, reckoned exactly (binomial for shares, Poisson for rates). Where schools differ by more than chance all over, the limits are widened by as much, and it is told. Schools with fewer than ${FEWEST_BELOW} below the line are left out, and kinds with fewer than ${FEWEST_MEMBERS} schools have no limits. By chance alone up to 5 in 100 stand outside. These limits leave needs aside. Where the need of each child that is counted is told (moves out of a school by the return, requests to raise a band where their register tells it), a school is also held against the count to expect if its children fared, need by need, as those of all schools of its kind do.`,
  },
};
