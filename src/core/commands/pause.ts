import type { Command } from './command.ts';

export default {
  summary: 'do not review further pushes until somebody resumes',
  needs: 'write',
  run: () => ({ do: 'steer', how: 'paused' }),
} satisfies Command;
