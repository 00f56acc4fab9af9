import type { Command } from './command.ts';

export default {
  summary: 'draw the services, the calls that change, or the map before and after',
  usage: '[services|sequence|before-after]',
  needs: 'read',
  run: (args) => ({ do: 'answer', asked: { name: 'diagram', args } }),
} satisfies Command;
