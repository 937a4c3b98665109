/** Migration 12: marks of text review are found by their theme, so that a merger or a split reads those of its themes alone. */

/** The statement that makes the index. */
export function markIndex(): readonly string[] {
  return ['create index review_marks_by_theme on review_marks (authority_code, programme_id, theme_id)'];
}
