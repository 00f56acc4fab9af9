import type { Command } from './command.ts';

export default {
  summary: 'say what was read and what was not, how far the review is, and what it cost',
  needs: 'read',
  run: () => ({ do: 'status' }),
} satisfies Command;
