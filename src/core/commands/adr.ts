import type { Command } from './command.ts';

export default {
  summary: 'draft a record of the decision, filled in from facts',
  usage: '[title]',
  needs: 'read',
  run: (args) => ({ do: 'answer', asked: { name: 'adr', args } }),
} satisfies Command;
