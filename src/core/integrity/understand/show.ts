/** How the reckoning of a finding writes its numbers. */
import type { Unit } from '../lex/quantities.ts';

const GROUPS = /\B(?=(\d{3})+(?!\d))/g;

/** Write a number with thousands and at most so many decimals, none that are nil at the end. */
export function num(value: number, decimals = 2): string {
  const fixed = Math.abs(value).toFixed(decimals);
  const [whole = '0', part = ''] = fixed.split('.');
  const kept = part.replace(/0+$/, '');
  const sign = value < 0 && Number(fixed) !== 0 ? '-' : '';
  return `${sign}${whole.replaceAll(GROUPS, ',')}${kept === '' ? '' : `.${kept}`}`;
}

/** Write a value in its unit: "£5.05m", "8.7%", "6,161". */
export function showValue(value: number, unit: Unit): string {
  if (unit === 'percent') return `${num(value)}%`;
  if (unit === 'points') return `${num(value)} points`;
  if (unit === 'count') return num(value);
  const size = Math.abs(value);
  const sign = value < 0 ? '-' : '';
  if (size >= 1e6) return `${sign}£${num(size / 1e6, 3)}m`;
  return `${sign}£${num(size)}`;
}
