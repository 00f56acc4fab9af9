import type { Command } from './command.ts';

export default {
  summary: 'say who in this repository uses what a finding changes, with lines',
  usage: '<id>',
  needs: 'read',
  run: (args) => ({ do: 'answer', asked: { name: 'blast-radius', args } }),
} satisfies Command;
