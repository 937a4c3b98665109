/** The form in which header texts are compared. */

/** Make header texts comparable: case, spaces, underscores, marks and signs do not count. */
export function columnKey(header: string): string {
  return header.toLowerCase().replace(/[^a-z0-9]/g, '');
}
