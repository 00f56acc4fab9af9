import type { Command } from './command.ts';

export default {
  summary: 'explain a finding, by its id or in its thread; without an id elsewhere, list all',
  usage: '<id>',
  needs: 'read',
  run: ([id]) => {
    if (id === undefined) return { do: 'explain', id: null };
    const known = /^`?([0-9a-f]{8})`?$/iu.exec(id)?.[1];
    return known === undefined
      ? {
          do: 'say',
          text: 'The id of a finding is eight letters and digits, like `1f2e3d4c`. It is below the comment, and `/architect explain` lists all.',
        }
      : { do: 'explain', id: known.toLowerCase() };
  },
} satisfies Command;
