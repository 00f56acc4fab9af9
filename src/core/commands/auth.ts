import type { Command } from './command.ts';

export default {
  summary: 'say who may call what changes, before and after, with an example',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'auth', args: [] } }),
} satisfies Command;
