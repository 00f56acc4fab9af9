import type { Command } from './command.ts';

export default {
  summary: 'do not review this pull request at all',
  needs: 'write',
  run: () => ({ do: 'steer', how: 'ignored' }),
} satisfies Command;
