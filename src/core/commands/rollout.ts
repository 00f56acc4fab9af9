import type { Command } from './command.ts';

export default {
  summary: 'say how it goes out step by step, what to watch, and the way back',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'rollout', args: [] } }),
} satisfies Command;
