/** Days as the collection's own export writes them. */
import { type DayNumber, toIsoDate } from '../base/day-number.ts';

const SHORT_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Write a day as the collection's own export does: "2024-Sep-28 00:00:00".
 * @source SEN2 person-level return 2025, export layout.
 */
export function writeExportDay(day: DayNumber): string {
  const [year, month, date] = toIsoDate(day).split('-');
  return `${year}-${SHORT_NAMES[Number(month) - 1]}-${date} 00:00:00`;
}
