/** The papers that go with a return. */

export const PAPERS = ['board-pack', 'dashboard'] as const;
export type Paper = (typeof PAPERS)[number];
