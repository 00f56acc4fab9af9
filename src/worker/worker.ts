import { parentPort, workerData } from 'node:worker_threads';
import { workerPorts } from './worker-ports.ts';
import { problemOf } from './tasks/problem.ts';
import type { Answer, Order, Task } from './tasks/task.ts';

const say = (answer: Answer): void => parentPort?.postMessage(answer);
const parent = workerPorts(say);

parentPort?.on('message', (order: Order) => {
  if (!('task' in order)) return parent.receive(order);
  run(order.task).then(
    (value) => say({ value }),
    (error: unknown) => say({ problem: problemOf(error) }),
  );
});

/** Each task loads what it needs and nothing more: starting is most of the time a small comparison takes. */
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

// What the first task will need is loaded while it is still on its way; a failure is reported when it is asked.
tasks[workerData as Task['kind']]().catch(() => {});
