import { parentPort, workerData } from 'node:worker_threads';
import { ourMistake, UserProblem } from './model/problem.ts';
import type { Answer, Problem, Task } from './tasks/task.ts';

const say = (answer: Answer): void => parentPort?.postMessage(answer);

parentPort?.on('message', (task: Task) => {
  run(task).then(
    (value) => say({ value }),
    (error: unknown) => say({ problem: problemOf(error) }),
  );
});

/** Each task loads what it needs and nothing more: starting is most of the time a small comparison takes. */
const tasks = {
  contract: () => import('./tasks/contract.ts'),
  line: () => import('./tasks/line.ts'),
  review: () => import('./tasks/review.ts'),
};

async function run(task: Task): Promise<unknown> {
  if (task.kind === 'contract') return (await tasks.contract()).runContract(task);
  if (task.kind === 'line') return (await tasks.line()).runLine(task);
  return (await tasks.review()).runReview(task, (progress) => say({ progress }));
}

// What the first task will need is loaded while it is still on its way; a failure is reported when it is asked.
tasks[workerData as Task['kind']]().catch(() => {});

function problemOf(error: unknown): Problem {
  const problem = error instanceof UserProblem ? error : ourMistake(error);
  const { code, message, hint, stack } = problem;
  return { code, message, hint, ...(code === 'bug' && stack && { stack }) };
}
