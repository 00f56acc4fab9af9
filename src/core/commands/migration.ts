import type { Command } from './command.ts';

export default {
  summary: 'write a migration guide for clients, change by change',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'migration', args: [] } }),
} satisfies Command;
