import type { CheckRun, Repository } from '../domain/hub.ts';
import { type AskedCheck, createCheck, latestRuns, updateCheck } from '../domain/checks.ts';
import { resolveRef } from '../domain/repositories.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { paged } from '../http/paged.ts';
import { type Call, inRepository, type Route, authorOf } from '../http/route.ts';
import { annotationShape, checkRunShape, checkSuiteShape } from '../shapes/check.ts';

const read = { checks: 'read' } as const;
const write = { checks: 'write' } as const;
const run = '/repos/{owner}/{repo}/check-runs/{check_run_id}';

/** Check runs and their suites. Only Apps write them. */
export const checkRoutes: readonly Route[] = [
  inRepository('POST /repos/{owner}/{repo}/check-runs', write, (call, repository) => {
    const { app } = authorOf(call.actor);
    if (!app) throw new Refusal(403, 'You must authenticate via a GitHub App.');
    const made = createCheck(call.hub, repository, app, call.body as AskedCheck);
    return { status: 201, body: checkRunShape(call.hub, repository, made) };
  }),
  inRepository(`GET ${run}`, read, (call, repository) => ({
    status: 200,
    body: checkRunShape(call.hub, repository, named(call, repository)),
  })),
  inRepository(`PATCH ${run}`, write, (call, repository) => {
    const found = named(call, repository);
    if (found.app !== authorOf(call.actor).app)
      throw new Refusal(403, 'Invalid app_id `check_run` was not created by this app.');
    updateCheck(call.hub, repository, found, call.body as AskedCheck);
    return { status: 200, body: checkRunShape(call.hub, repository, found) };
  }),
  inRepository(`GET ${run}/annotations`, read, (call, repository) => {
    const found = named(call, repository);
    return paged(call, found.annotations, (annotation) => annotationShape(repository, found, annotation));
  }),
  inRepository('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', read, (call, repository) => {
    const sha = resolveRef(repository, call.params['ref'] ?? '');
    if (!sha) throw new Refusal(422, `No commit found for SHA: ${call.params['ref']}`);
    return listed(
      call,
      repository,
      repository.checkRuns.filter((one) => one.sha === sha),
    );
  }),
  inRepository('GET /repos/{owner}/{repo}/commits/{ref}/check-suites', read, (call, repository) => {
    const sha = resolveRef(repository, call.params['ref'] ?? '');
    const app = call.query.get('app_id');
    const found = repository.checkSuites.filter((suite) => suite.sha === sha && (!app || suite.app.id === Number(app)));
    return paged(
      call,
      found,
      (suite) => checkSuiteShape(call.hub, repository, suite),
      (suites, total) => ({ total_count: total, check_suites: suites }),
    );
  }),
  inRepository('GET /repos/{owner}/{repo}/check-suites/{check_suite_id}', read, (call, repository) => {
    const suite = repository.checkSuites.find(({ id }) => id === Number(call.params['check_suite_id']));
    if (!suite) throw notFound();
    return { status: 200, body: checkSuiteShape(call.hub, repository, suite) };
  }),
  inRepository('GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs', read, (call, repository) =>
    listed(
      call,
      repository,
      repository.checkRuns.filter(({ suite }) => suite.id === Number(call.params['check_suite_id'])),
    ),
  ),
];

function listed(call: Call, repository: Repository, runs: readonly CheckRun[]) {
  const { query, hub } = call;
  const [name, status, app] = [query.get('check_name'), query.get('status'), query.get('app_id')];
  const wanted = (query.get('filter') === 'all' ? runs : latestRuns(runs)).filter(
    (one) => (!name || one.name === name) && (!status || one.status === status) && (!app || one.app.id === Number(app)),
  );
  return paged(
    call,
    wanted.toReversed(),
    (one) => checkRunShape(hub, repository, one),
    (page, total) => ({ total_count: total, check_runs: page }),
  );
}

function named(call: Call, repository: Repository): CheckRun {
  const found = repository.checkRuns.find(({ id }) => id === Number(call.params['check_run_id']));
  if (!found) throw notFound();
  return found;
}
