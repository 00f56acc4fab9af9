import type { Command } from './command.ts';

export default {
  summary: 'say what is configured, in which file, and what this pull request would change about it',
  needs: 'read',
  run: () => ({ do: 'configuration' }),
} satisfies Command;
