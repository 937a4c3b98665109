/** How well an assumption is founded, best first. */

/** Measured in the authority's own records, published, agreed in writing, judged by an officer, or only assumed. */
export const EVIDENCE_GRADES = ['measured', 'published', 'agreed', 'judged', 'assumed'] as const;
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number];

/** Say whether a word is a grade. */
export function isEvidenceGrade(word: string): word is EvidenceGrade {
  return EVIDENCE_GRADES.some((grade) => grade === word);
}
