import { emptySnapshot } from '../../src/core/model/tree.ts';
import type { ChangeSet } from '../../src/core/model/change-set.ts';
import { startWorker } from '../../src/worker/deadline.ts';

// Says for each limit in MB how a worker ends whose texts hold nothing but small values: three bytes become sixty.
const list = `[${'{},'.repeat(200_000)}{}]`;
const text = `{"openapi":"3.1.0",${Array.from({ length: 19 }, (_, number) => `"x${number}":${list}`).join(',')}}`;
const paths = ['orders.json', 'payments.json', 'shipping.json', 'stock.json'];
const changeSet: ChangeSet = {
  files: paths.map((after) => ({ status: 'added', before: null, after, hunks: [] })),
  before: emptySnapshot,
  after: { ...emptySnapshot, paths, texts: Object.fromEntries(paths.map((path) => [path, text])) },
  configs: [],
  notes: [],
};
const job = { title: 'acme/shop#12', head: 'head', asOf: '2026-06-01', failOn: null };

for (const megabytes of process.argv.slice(2).map(Number)) {
  const worker = startWorker('pull-request', megabytes);
  const asked = worker.ask({ kind: 'pull-request', job, asks: false }, 60, { world: { fetch: async () => changeSet } });
  const ended = await asked.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  );
  process.stdout.write(`${megabytes} ${ended}\n`);
}
process.exit(0);
