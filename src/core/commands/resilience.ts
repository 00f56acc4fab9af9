import type { Command } from './command.ts';

export default {
  summary: 'say what bounds and repeats the calls of a change, and the setting to write',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'resilience', args: [] } }),
} satisfies Command;
