import type { Command } from './command.ts';

export default {
  summary: 'ask about this change: the answer cites lines that were found, or says that nothing was',
  usage: '<question>',
  needs: 'read',
  run: (args) => ({ do: 'answer', asked: { name: 'ask', args } }),
} satisfies Command;
