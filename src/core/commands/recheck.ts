import type { Command } from './command.ts';

export default {
  summary: 'report the check again if it is stuck or missing',
  needs: 'write',
  author: true,
  run: () => ({ do: 'recheck' }),
} satisfies Command;
