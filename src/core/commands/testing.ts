import type { Command } from './command.ts';

export default {
  summary: 'say which changed code has no test named after it, with requests to test with',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'testing', args: [] } }),
} satisfies Command;
