import type { Command } from './command.ts';

export default {
  summary: 'say what changes for whom, and which version that requires',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'contract', args: [] } }),
} satisfies Command;
