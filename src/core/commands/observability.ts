import type { Command } from './command.ts';

export default {
  summary: 'say what to measure of what changes, as queries, and what nobody would see',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'observability', args: [] } }),
} satisfies Command;
