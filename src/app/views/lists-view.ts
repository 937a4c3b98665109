/** The page of working lists: each under its words, and one that was asked for, as sentences, pictures and tables. */
import { type Actor, may } from '../../core/access/access.ts';
import { WORK_LISTS } from '../../core/lists/work-lists.ts';
import type { WorkList } from '../lists/read-work-list.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { caseListView } from './case-list-view.ts';
import { LIST_WORDS } from './list-words.ts';
import { outcomesListView } from './outcomes-list-view.ts';
import { headerOf } from './page-facts.ts';
import type { PageChart, PageTable } from './page-values.ts';
import { placesListView } from './places-list-view.ts';
import { schoolsListView } from './schools-list-view.ts';

/** One list on the page. */
export type ListView = {
  /** The answer, in a sentence. */
  lead: string;
  /** What else is to be known before it is used. */
  notes: string[];
  /** Pictures with their figures; one with a heading is folded away under it. */
  pictures: { heading: string | null; figure: PageChart }[];
  tables: PageTable[];
};

/** Shape the page before any list is asked for: no case is in it. */
export function listsView(open: OpenProgramme, actor: Actor) {
  return {
    header: headerOf(open),
    mayRead: may(actor, 'list.read', open.programme.authorityCode),
    lists: WORK_LISTS.map((id) => ({ id, ...LIST_WORDS[id] })),
  };
}

/** Shape one list. */
export function listView(list: WorkList): ListView {
  switch (list.kind) {
    case 'cases':
      return caseListView(list);
    case 'outcomes':
      return outcomesListView(list);
    case 'places':
      return placesListView(list);
    case 'schools':
      return schoolsListView(list);
  }
}
