import type { Command } from './command.ts';

export default {
  summary: 'show what was read and what was not, the progress of the review, and its cost',
  needs: 'read',
  run: () => ({ do: 'status' }),
} satisfies Command;
