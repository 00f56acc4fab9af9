import { latestRuns } from '../domain/checks.ts';
import type { CheckRun, Hub, Repository } from '../domain/hub.ts';
import { nodeId } from '../shapes/node-id.ts';
import { connection, type Paging, type Source } from './source.ts';

interface Filter extends Paging {
  readonly filterBy?: { readonly appId?: number; readonly checkName?: string; readonly checkType?: string } | null;
}

/** A commit with its check suites. */
export function commitSource(hub: Hub, repository: Repository, sha: string): Source {
  const suites = repository.checkSuites.filter((suite) => suite.sha === sha);
  return {
    __typename: 'Commit',
    id: nodeId('C', Number.parseInt(sha.slice(0, 8), 16)),
    oid: sha,
    message: repository.store.commits.get(sha)?.message,
    checkSuites: ({ filterBy, ...paging }: Filter) => {
      const named = suites.filter(
        (suite) =>
          (!filterBy?.appId || suite.app.id === filterBy.appId) &&
          (!filterBy?.checkName ||
            repository.checkRuns.some((run) => run.suite === suite && run.name === filterBy.checkName)),
      );
      return connection(named, (suite) => ({
        __typename: 'CheckSuite',
        id: nodeId('CS', suite.id),
        checkRuns: (filter: Filter) =>
          runsOf(
            repository.checkRuns.filter((run) => run.suite === suite),
            filter,
          ),
      }))(paging);
    },
  };
}

function runsOf(runs: readonly CheckRun[], { filterBy, ...paging }: Filter): Source {
  const all = filterBy?.checkType === 'ALL' ? runs : latestRuns(runs);
  const wanted = all.filter(
    (run) =>
      (!filterBy?.appId || run.app.id === filterBy.appId) && (!filterBy?.checkName || run.name === filterBy.checkName),
  );
  return connection(wanted, (run) => ({
    __typename: 'CheckRun',
    id: nodeId('CR', run.id),
    name: run.name,
    externalId: run.externalId,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
  }))(paging);
}
