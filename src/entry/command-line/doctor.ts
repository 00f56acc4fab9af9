import type { Command } from 'commander';
import { readEnvFile } from '../env-file.ts';
import { addExamples } from './terminal.ts';

/** Adds `architect doctor`. */
export function addDoctor(program: Command, end: (exitCode: number) => void): void {
  const command = program
    .command('doctor')
    .summary('look whether the GitHub App is set up right, and say what to fix')
    .description(
      'Looks at the environment and .env, the App on GitHub, its installations, its webhooks and the database. ' +
        'Ends with 0 where all is well, 1 where something is to be fixed, 2 where it could not look.',
    )
    .action(async () => {
      readEnvFile();
      // Loaded only when it runs, so that other commands start faster.
      const { doctor } = await import('./examination.ts');
      end(await doctor(process.env));
    });
  addExamples(command, [['architect doctor', 'in the folder of the service']]);
}
