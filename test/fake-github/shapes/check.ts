import type { Annotation, CheckRun, CheckSuite, Hub, Repository } from '../domain/hub.ts';
import { latestRuns } from '../domain/checks.ts';
import { appShape } from './app.ts';
import { web } from './account.ts';
import { simpleCommit } from './commit.ts';
import { nodeId } from './node-id.ts';
import { minimalPull } from './pull.ts';
import { repositoryShape, repositoryUrl } from './repository.ts';

/** A check run. */
export function checkRunShape(hub: Hub, repository: Repository, run: CheckRun): Record<string, unknown> {
  const url = `${repositoryUrl(hub, repository)}/check-runs/${run.id}`;
  const page = `${web}/${repository.owner.login}/${repository.name}/runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CR', run.id),
    head_sha: run.sha,
    external_id: run.externalId ?? '',
    url,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: { ...run.output, annotations_count: run.annotations.length, annotations_url: `${url}/annotations` },
    check_suite: { id: run.suite.id },
    app: appShape(hub, run.app),
    pull_requests: pullsOn(hub, repository, run.suite),
  };
}

/** A check suite. */
export function checkSuiteShape(hub: Hub, repository: Repository, suite: CheckSuite): Record<string, unknown> {
  const runs = latestRuns(repository.checkRuns.filter((run) => run.suite === suite));
  const done = runs.length > 0 && runs.every(({ status }) => status === 'completed');
  const url = `${repositoryUrl(hub, repository)}/check-suites/${suite.id}`;
  return {
    id: suite.id,
    node_id: nodeId('CS', suite.id),
    head_branch: suite.branch,
    head_sha: suite.sha,
    status: done ? 'completed' : 'queued',
    conclusion: done ? (runs.find(({ conclusion }) => conclusion !== 'success')?.conclusion ?? 'success') : null,
    url,
    before: null,
    after: suite.sha,
    pull_requests: pullsOn(hub, repository, suite),
    app: appShape(hub, suite.app),
    repository: repositoryShape(hub, repository),
    created_at: suite.createdAt,
    updated_at: suite.createdAt,
    head_commit: simpleCommit(repository, suite.sha),
    latest_check_runs_count: runs.length,
    check_runs_url: `${url}/check-runs`,
  };
}

/** An annotation as it is listed. */
export function annotationShape(
  repository: Repository,
  run: CheckRun,
  annotation: Annotation,
): Record<string, unknown> {
  const page = `${web}/${repository.owner.login}/${repository.name}/blob/${run.sha}/${annotation['path']}`;
  const absent = { start_column: null, end_column: null, title: null, raw_details: null };
  return { ...absent, ...annotation, blob_href: page };
}

/** The pull requests of a suite: none for a fork, whatever stands open. */
function pullsOn(hub: Hub, repository: Repository, suite: CheckSuite): unknown[] {
  return [...repository.pulls.values()]
    .filter(({ state, head }) => state === 'open' && head.sha === suite.sha && head.repository === repository)
    .map((pull) => minimalPull(hub, pull));
}
