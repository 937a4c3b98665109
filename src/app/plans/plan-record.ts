/** Where a programme's plan stands among its records. */

/** The kind and the id under which a programme's plan stands. */
export const PLAN_RECORD = { kind: 'plan', id: 'plan' } as const;
