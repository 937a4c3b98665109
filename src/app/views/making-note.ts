/** Of when a part of a page is that takes long to make, and how far a newer one has come. */
import type { Making, Renewal } from '../prepared/making.ts';

/** Shape what is known of it. */
export function makingNote(of: { readonly renewal?: Renewal | null } | { readonly making: Making }) {
  if ('making' in of) return { madeAt: null, making: { ...of.making } };
  const { renewal = null } = of;
  return renewal === null
    ? { madeAt: null, making: null }
    : { madeAt: renewal.madeAt, making: { ...renewal.making } };
}
