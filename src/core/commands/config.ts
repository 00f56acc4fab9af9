import type { Command } from './command.ts';

export default {
  summary: 'show the configuration by file, and what this pull request would change about it',
  needs: 'read',
  run: () => ({ do: 'configuration' }),
} satisfies Command;
