/** How far a transfer has been allowed and a payment has come, as plan files write it. */

/** States of a transfer out of the Schools Block. */
export const TRANSFER_STATES = [
  'assumed',
  'consulted',
  'forum-approved',
  'forum-refused',
  'department-requested',
  'department-approved',
  'department-refused',
] as const;

/** States of a programme payment. */
export const PAYMENT_STATES = ['planned', 'paid', 'withheld', 'made-up', 'cancelled'] as const;
