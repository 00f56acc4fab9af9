import type { Command } from 'commander';
import { addExamples } from './terminal.ts';

/** Adds `architect init`. */
export function addInit(program: Command): void {
  const command = program
    .command('init')
    .summary('set up this repository: configuration, workflow, pre-commit hook')
    .description(
      'Writes .github/architect.yml, a workflow of GitHub Actions that reviews pull requests, and, if you want it, a ' +
        'hook that reviews what is staged. Existing files are left as they are.',
    )
    .option('--yes', 'ask nothing: write the configuration and the workflow')
    .option('--hook', 'write the pre-commit hook, too')
    .action(async (options: { readonly yes?: boolean; readonly hook?: boolean }) => {
      const { setUp } = await import('./set-up.ts');
      await setUp('.', options);
    });
  addExamples(command, [
    ['architect init', 'asks what to write'],
    ['architect init --yes --hook', 'writes all of it'],
  ]);
}
