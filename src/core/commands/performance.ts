import type { Command } from './command.ts';

export default {
  summary: 'say which lists and waits of a change have no bound, and what to measure',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'performance', args: [] } }),
} satisfies Command;
