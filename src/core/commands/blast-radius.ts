import type { Command } from './command.ts';

export default {
  summary: 'list the users in this repository of what a finding changes, with lines',
  usage: '<id>',
  needs: 'read',
  run: (args) => ({ do: 'answer', asked: { name: 'blast-radius', args } }),
} satisfies Command;
