import type { Command } from './command.ts';

export default {
  summary: 'say which services a change touches, who uses whom, and how to keep them apart',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'boundaries', args: [] } }),
} satisfies Command;
