import { type FocusName, focusSummaries } from '../model/material.ts';
import type { Command } from './command.ts';

/** The command for a review of a change that looks at one thing alone. */
export function focusCommand(name: FocusName): Command {
  return {
    summary: focusSummaries[name],
    needs: 'read',
    run: () => ({ do: 'answer', asked: { name, args: [] } }),
  };
}
