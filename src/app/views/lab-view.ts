/** Packs what the scenario lab works on for its way to the page. */
import type { LabInput } from '../../core/lab/lab-input.ts';
import { packValue } from '../../core/lab/pack-value.ts';

/** Pack a lab. */
export function packLab(input: LabInput): { readonly packed: string } {
  return { packed: packValue(input) };
}
