/** Working lists: what each is and how it is found, and one list that was asked for with its purpose. */
import { z } from 'zod';
import { WORK_LISTS } from '../core/lists/work-lists.ts';
import { PageTable } from './chart-with-table.ts';
import { ProgrammeHeader } from './programme-header.ts';

export const ListsReply = z.strictObject({
  header: ProgrammeHeader,
  mayRead: z.boolean(),
  lists: z.array(
    z.strictObject({
      id: z.enum(WORK_LISTS),
      title: z.string(),
      /** What the list may be used for, and what not. */
      lawful: z.string(),
      /** How its cases are found. */
      found: z.string(),
    }),
  ),
});
export type ListsReply = z.infer<typeof ListsReply>;

export const ReadListBody = z.strictObject({ list: z.enum(WORK_LISTS), purpose: z.string().max(1000) });
export const ReadListReply = z.strictObject({ lead: z.string(), table: PageTable });
export type ReadListReply = z.infer<typeof ReadListReply>;
