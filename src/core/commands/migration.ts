import type { Command } from './command.ts';

export default {
  summary: 'write a guide for those who call it, change by change',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'migration', args: [] } }),
} satisfies Command;
