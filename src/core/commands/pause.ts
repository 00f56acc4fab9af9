import type { Command } from './command.ts';

export default {
  summary: 'leave what is pushed from now on alone, until somebody resumes',
  needs: 'write',
  run: () => ({ do: 'steer', how: 'paused' }),
} satisfies Command;
