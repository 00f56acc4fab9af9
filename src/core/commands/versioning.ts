import type { Command } from './command.ts';

export default {
  summary: 'say which version each contract needs, the days it announces, and what to write',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'versioning', args: [] } }),
} satisfies Command;
