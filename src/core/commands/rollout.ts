import type { Command } from './command.ts';

export default {
  summary: 'plan the rollout step by step, what to watch, and the rollback',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'rollout', args: [] } }),
} satisfies Command;
