/** What agents are shown besides what changed. An evaluation leaves one of them out, to see what it is worth. */
export const extras = ['functions', 'siblings'] as const;
export type Extra = (typeof extras)[number];
