import { Refusal, unprocessable } from '../http/refusal.ts';
import { now } from './clock.ts';
import type { Annotation, App, CheckRun, CheckSuite, Hub, Repository } from './hub.ts';

/** What a check run is asked to be. */
export interface AskedCheck {
  readonly name?: string;
  readonly head_sha?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly external_id?: string;
  readonly details_url?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: {
    readonly title?: string;
    readonly summary: string;
    readonly text?: string;
    readonly annotations?: readonly Annotation[];
  };
  readonly actions?: CheckRun['actions'];
}

/** Creates a check run in the suite its App has on the commit. */
export function createCheck(hub: Hub, repository: Repository, app: App, asked: AskedCheck): CheckRun {
  const sha = asked.head_sha ?? '';
  if (!repository.store.commits.has(sha)) throw new Refusal(422, `No commit found for SHA: ${sha}`);
  const run: CheckRun = {
    id: hub.nextId(),
    app,
    suite: suiteOf(hub, repository, app, sha),
    name: asked.name ?? '',
    sha,
    status: 'queued',
    conclusion: null,
    externalId: null,
    detailsUrl: null,
    startedAt: now(),
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
    actions: [],
  };
  apply(run, asked);
  repository.checkRuns.push(run);
  hub.emit('check_run', 'created', repository, { run, sender: app.bot });
  return run;
}

/** Changes a check run; annotations are added to those it has. */
export function updateCheck(hub: Hub, repository: Repository, run: CheckRun, asked: AskedCheck): void {
  const was = run.status;
  apply(run, asked);
  if (run.status === 'completed' && was !== 'completed')
    hub.emit('check_run', 'completed', repository, { run, sender: run.app.bot });
}

/** The suite of an App on a commit, made when it is first needed. */
export function suiteOf(hub: Hub, repository: Repository, app: App, sha: string): CheckSuite {
  const known = repository.checkSuites.find((suite) => suite.sha === sha && suite.app === app);
  if (known) return known;
  const branch = [...repository.refs].find(([ref, at]) => ref.startsWith('heads/') && at === sha)?.[0];
  const suite = { id: hub.nextId(), app, sha, branch: branch?.slice('heads/'.length) ?? null, createdAt: now() };
  repository.checkSuites.push(suite);
  return suite;
}

/** The newest run of each name and App on a commit: what branch protection looks at. */
export function latestRuns(runs: readonly CheckRun[]): CheckRun[] {
  return [...new Map(runs.map((run) => [`${run.app.id} ${run.name}`, run])).values()];
}

function apply(run: CheckRun, asked: AskedCheck): void {
  if (asked.status === 'completed' && !asked.conclusion)
    throw unprocessable('CheckRun', 'conclusion', 'conclusion is required when status is completed');
  for (const field of ['summary', 'text'] as const) {
    if (Buffer.byteLength(asked.output?.[field] ?? '') > mostBytes)
      throw unprocessable('CheckRun', field, 'is too long (maximum is 65535 bytes)');
  }
  checkAnnotations(asked.output?.annotations ?? []);
  if (asked.name !== undefined) run.name = asked.name;
  if (asked.external_id !== undefined) run.externalId = asked.external_id;
  if (asked.details_url !== undefined) run.detailsUrl = asked.details_url;
  if (asked.started_at !== undefined) run.startedAt = asked.started_at;
  if (asked.actions) run.actions = asked.actions;
  if (asked.output) {
    const { title = run.output.title, summary, text = run.output.text } = asked.output;
    run.output = { title, summary, text };
    run.annotations.push(...(asked.output.annotations ?? []));
  }
  // What is completed is not reopened by an update: only a new run makes the pull request wait again.
  if (asked.conclusion) {
    run.conclusion = asked.conclusion;
    run.status = 'completed';
    run.completedAt = asked.completed_at ?? now();
  } else if (asked.status && run.status !== 'completed') run.status = asked.status;
}

const mostBytes = 65_535;
const largest = 64 * 1024;

function checkAnnotations(annotations: readonly Annotation[]): void {
  for (const { message, raw_details: raw, title, start_line: start, end_line: end, ...rest } of annotations) {
    if (Buffer.byteLength(`${message ?? ''}`) > largest || Buffer.byteLength(`${raw ?? ''}`) > largest)
      throw unprocessable('CheckAnnotation', 'message', 'is too long (maximum is 64 KB)');
    if (`${title ?? ''}`.length > 255)
      throw unprocessable('CheckAnnotation', 'title', 'is too long (maximum is 255 characters)');
    if (Number(end) < Number(start)) throw unprocessable('CheckAnnotation', 'end_line', 'must be after start_line');
    if ('start_column' in rest && start !== end)
      throw unprocessable('CheckAnnotation', 'start_column', 'is only allowed on one line');
  }
}
