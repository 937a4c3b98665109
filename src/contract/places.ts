/** New places: the answer in a sentence, and its sections in the form that the page of plan numbers has. */
import { z } from 'zod';
import { PageSection } from './plan-numbers.ts';

export const PlacesReply = z.strictObject({
  /** How many places are late, what a week of that costs and until when. */
  answer: z.string().min(1),
  /** What a reader must know of the answer, one sentence each. */
  notes: z.array(z.string()),
  sections: z.array(PageSection),
});
export type PlacesReply = z.infer<typeof PlacesReply>;
