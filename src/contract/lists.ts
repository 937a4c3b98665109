/** Working lists: what each is and how it is found, and one list that was asked for with its purpose, shown or as a file. */
import { z } from 'zod';
import { WORK_LISTS } from '../core/lists/work-lists.ts';
import { ChartWithTable, PageTable } from './chart-with-table.ts';
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
export const ReadListReply = z.strictObject({
  /** The answer in a sentence. */
  lead: z.string(),
  notes: z.array(z.string()),
  /** Pictures with their figures; one with a heading is folded away under it. */
  pictures: z.array(z.strictObject({ heading: z.string().nullable(), figure: ChartWithTable })),
  tables: z.array(PageTable),
});
export type ReadListReply = z.infer<typeof ReadListReply>;

/** The list as a file to keep: its name and its text, CSV. */
export const ListFileReply = z.strictObject({ fileName: z.string(), text: z.string() });
export type ListFileReply = z.infer<typeof ListFileReply>;
