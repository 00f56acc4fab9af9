import type { Command } from './command.ts';

export default {
  summary: 'review this pull request again, a draft too',
  needs: 'write',
  run: () => ({ do: 'review' }),
} satisfies Command;
