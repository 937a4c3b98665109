/** Reads the planted faults: short texts of made-up returns, each with a fault and as a clean twin. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkDocument } from '../../src/core/integrity/check-document.ts';
import type { Finding } from '../../src/core/integrity/finding.ts';
import { readPlain } from '../../src/core/integrity/read-plain.ts';
import { readReturn } from '../../src/edge/intake/returns/read-return.ts';

const DATA = resolve(import.meta.dirname, '../data/integrity');
/** What stands above each text, so that it has a day. */
const HEAD =
  '# Made-up County: monitoring return, Update 3\n\nDate submitted: 11 December 2024\n\nData to the end of: 31 October 2024\n\n';

/** One planted fault. In the file `{faulty|clean}` marks what differs. */
export type PlantedCase = { readonly kind: string; readonly faulty: string; readonly clean: string };

function pick(text: string, which: 1 | 2): string {
  return text.replaceAll(/\{([^{}|]*)\|([^{}]*)\}/g, which === 1 ? '$1' : '$2');
}

/** Read a file of planted faults. */
export function readPlanted(name: string): PlantedCase[] {
  const text = readFileSync(join(DATA, 'planted', name), 'utf8');
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      const body = part.slice(end + 1);
      return { kind: part.slice(0, end).trim(), faulty: HEAD + pick(body, 1), clean: HEAD + pick(body, 2) };
    });
}

/** Errors and warnings of a text. */
function firm(text: string): readonly Finding[] {
  return checkDocument(readPlain('case.md', text)).findings.filter(({ severity }) => severity !== 'info');
}

/** Whether the fault is found: something is told of the faulty text that is not told of its clean twin. */
export function isFound({ faulty, clean }: PlantedCase): boolean {
  const before = new Set(firm(clean).map(({ rule, arithmetic }) => `${rule}|${arithmetic}`));
  return firm(faulty).some(({ rule, arithmetic }) => !before.has(`${rule}|${arithmetic}`));
}

/** How many errors and warnings stand on the clean twin. */
export function alarmsOn({ clean }: PlantedCase): number {
  return firm(clean).length;
}

/** Errors and warnings on a folder of clean returns, and the words read. */
export async function alarmsIn(
  folder: string,
): Promise<{ readonly alarms: readonly string[]; readonly words: number }> {
  const alarms: string[] = [];
  let words = 0;
  for (const name of readdirSync(join(DATA, folder)).sort()) {
    const { findings, wordsRead } = checkDocument(await readReturn(join(DATA, folder, name)));
    words += wordsRead;
    for (const { severity, rule, arithmetic } of findings)
      if (severity !== 'info') alarms.push(`${name}: ${rule}: ${arithmetic}`);
  }
  return { alarms, words };
}
