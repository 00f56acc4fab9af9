import type { Command } from './command.ts';

export default {
  summary: 'leave this pull request alone altogether',
  needs: 'write',
  run: () => ({ do: 'steer', how: 'ignored' }),
} satisfies Command;
