/** The page of working lists in words: what each may be used for, how its cases are found, and a list as a table. */
import { type Actor, may } from '../../core/access/access.ts';
import { showCount } from '../../core/base/show.ts';
import { dayInWords } from '../../core/base/time.ts';
import { REVIEW_AHEAD, TRANSFER_AHEAD, WORK_LISTS, type WorkListId } from '../../core/lists/work-lists.ts';
import type { WorkList } from '../lists/read-work-list.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { headerOf } from './page-facts.ts';

type Words = { readonly title: string; readonly lawful: string; readonly found: string };

const WORDS: Readonly<Record<WorkListId, Words>> = {
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
      'Requests received and neither refused, withdrawn, moved elsewhere nor ended by a plan. Week 1 is the first seven days after the request; the clock ends after 140 days. An exception to the limit is told and not taken out.',
  },
  'step-down': {
    title: 'Placements to ask about at a review',
    lawful:
      'For asking, at a review that is held anyway, whether the placement still fits. A change needs the review, the wishes of child and parents, and a school that can meet need; cost alone is no ground. There is a right of appeal. The list is no target and no prediction.',
    found: `Two facts and no others: the main placement is in an independent or non-maintained special school by its number in the register, and a phase transfer is open or the annual review is overdue or due within ${REVIEW_AHEAD} days. Nothing in the list says that a move would be right.`,
  },
};

/** So many cases stand on the page. */
const SHOWN = 200;

/** Shape the page before any list is asked for: no case is in it. */
export function listsView(open: OpenProgramme, actor: Actor) {
  return {
    header: headerOf(open),
    mayRead: may(actor, 'list.read', open.programme.authorityCode),
    lists: WORK_LISTS.map((id) => ({ id, ...WORDS[id] })),
  };
}

/** Shape one list. */
export function listView({ id, asAt, cases }: WorkList) {
  const { title } = WORDS[id];
  const overdue = cases.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0).length;
  const undated = cases.filter(({ due }) => due === null).length;
  const rest = cases.length - SHOWN;
  return {
    lead: `${showCount(cases.length)} cases on ${dayInWords(asAt)}: ${showCount(overdue)} past their day, ${showCount(undated)} without a day.`,
    table: {
      caption: title,
      columns: [
        { header: 'Case', number: false },
        { header: 'Due', number: false },
        { header: 'Days left', number: true },
        { header: 'About it', number: false },
      ],
      rows: cases.slice(0, SHOWN).map(({ key, due, daysLeft, about }) => ({
        cells: [
          key,
          due === null ? 'not told' : dayInWords(due),
          daysLeft === null ? 'not told' : String(daysLeft),
          about,
        ],
        emphasis: daysLeft !== null && daysLeft < 0,
      })),
      note: `${rest > 0 ? `${showCount(rest)} more cases follow these. ` : ''}Cases are named by a pseudonym; days left below zero are days past.`,
    },
  };
}
