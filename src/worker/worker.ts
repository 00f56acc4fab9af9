import { parentPort, workerData } from 'node:worker_threads';
import { workerPorts } from './worker-ports.ts';
import { problemOf } from './tasks/problem.ts';
import type { FromWorker, ToWorker, Task } from './tasks/task.ts';

const say = (answer: FromWorker): void => parentPort?.postMessage(answer);
const parent = workerPorts(say);

parentPort?.on('message', (message: ToWorker) => {
  if (!('task' in message)) return parent.receive(message);
  run(message.task).then(
    (value) => say({ value }),
    (error: unknown) => say({ problem: problemOf(error) }),
  );
});

/** Each task loads only the code it needs: a small comparison takes most of its time to start. */
const tasks = {
  contract: () => import('./tasks/contract.ts'),
  'printed-contract': () => import('./tasks/printed-contract.ts'),
  line: () => import('./tasks/line.ts'),
  review: () => import('./tasks/review.ts'),
  'pull-request': () => import('./tasks/pull-request.ts'),
  answer: () => import('./tasks/answer.ts'),
};

async function run(task: Task): Promise<unknown> {
  if (task.kind === 'contract') return (await tasks.contract()).runContract(task);
  if (task.kind === 'printed-contract') return (await tasks['printed-contract']()).printContract(task);
  if (task.kind === 'line') return (await tasks.line()).runLine(task);
  const world = parent.world(task.asks);
  const lane = (value: unknown): void => say({ lane: value });
  if (task.kind === 'answer') return (await tasks.answer()).runAnswer(task, world, () => lane(null));
  if (task.kind === 'pull-request') return (await tasks['pull-request']()).runPullRequest(task, world, lane);
  return (await tasks.review()).runLocalReview(task, world, { progress: (progress) => say({ progress }), lane });
}

// The code of the first task is loaded while the task is on its way; a failure is reported once the task runs.
tasks[workerData as Task['kind']]().catch(() => {});
