/** What is remembered of somebody who is at the provider of single sign-on, as text for the store. */
import { z } from 'zod';
import type { ProviderFlow } from './provider.ts';

const Remembered = z.object({ verifier: z.string(), state: z.string(), nonce: z.string(), to: z.string() });

/** Write it. @param to  our own page that they wanted to see. */
export function writeFlow(flow: ProviderFlow, to: string): string {
  return JSON.stringify({ ...flow, to });
}

/** Read it back. @throws Error for any text that `writeFlow` did not write: our own fault. */
export function readFlow(text: string): { readonly flow: ProviderFlow; readonly to: string } {
  const { to, ...flow } = Remembered.parse(JSON.parse(text));
  return { flow, to };
}
