import type { Command } from './command.ts';

export default {
  summary: 'say what answers allow to be kept, and the headers to write',
  needs: 'read',
  run: () => ({ do: 'answer', asked: { name: 'caching', args: [] } }),
} satisfies Command;
