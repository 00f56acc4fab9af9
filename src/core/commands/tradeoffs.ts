import type { Command } from './command.ts';

export default {
  summary: 'say what each finding costs as it is, and what there is instead',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'tradeoffs', args: [] } }),
} satisfies Command;
