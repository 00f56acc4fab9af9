import type { Command } from './command.ts';

export default {
  summary: 'review again, after pause or ignore',
  needs: 'write',
  run: () => ({ do: 'steer', how: 'resumed' }),
} satisfies Command;
