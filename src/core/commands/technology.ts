import type { Command } from './command.ts';

export default {
  summary: 'say which dependencies come, go and move, and what the change is written in',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'technology', args: [] } }),
} satisfies Command;
