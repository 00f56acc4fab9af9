import { UserProblem } from '../src/core/model/problem.ts';
import { evaluate } from './eval/evaluate.ts';

try {
  await evaluate(process.argv.slice(2), process.env, { say: console.log, progress: console.error });
} catch (error) {
  if (!(error instanceof UserProblem)) throw error;
  console.error(`${error.message}\n${error.hint}`);
  process.exitCode = 2;
}
