import { checkName, groupIn, isSameCheck } from '../../../core/model/check.ts';
import type { Repository } from '../../../core/model/pull-request.ts';
import { inRepository } from '../client/address.ts';
import type { Host } from '../client/host.ts';
import type { Me } from '../client/me.ts';
import { asking, noRetries, once } from '../client/once.ts';

/** The commit to be checked, and for whom. */
export interface Checked {
  readonly repository: Repository;
  readonly head: string;
  /** Tells apart the checks on one commit (`externalId` or `groupId`): two pull requests can have the same head. */
  readonly externalId: string;
}

/** How the check is started. */
export interface Start {
  readonly me: Me;
  /** A new run was requested: to show a completed check as running, the host needs another one. */
  readonly again: boolean;
}

/** A check run that is in progress. */
export interface Started {
  readonly id: number;
  /** It has no annotations yet. */
  readonly bare: boolean;
}

/**
 * Returns the check run of this head in progress. An unfinished one is reused, so that there are never two; a completed
 * one is reused, too, unless a new run was requested.
 */
export async function startCheck(host: Host, checked: Checked, start: Start): Promise<Started> {
  const { repository, head, externalId } = checked;
  const runs = await asking('Looking for the check', () => runsOf(host, checked, start.me));
  const known = runs.find(({ status }) => status !== 'completed') ?? (start.again ? undefined : runs[0]);
  if (known !== undefined) return { id: known.id, bare: known.output.annotations_count === 0 };
  const id = await once({
    doing: 'Starting the check',
    send: async () => {
      const { data } = await host.rest.checks.create({
        ...inRepository(repository),
        name: checkName,
        head_sha: head,
        status: 'in_progress',
        external_id: externalId,
        output: { title: 'Reviewing', summary: 'The result is shown here when it is there.' },
        request: noRetries,
      });
      return data.id;
    },
    find: () => openCheckOf(host, checked, start.me),
  });
  return { id, bare: true };
}

/** The id of our unfinished check run on this head; null if there is none. */
export async function openCheckOf(host: Host, checked: Checked, me: Me): Promise<number | null> {
  const runs = await asking('Looking for the check', () => runsOf(host, checked, me));
  return runs.find(({ status }) => status !== 'completed')?.id ?? null;
}

/**
 * When our first check of this head began; null if there is none. A comment from before that was written without
 * knowing its findings.
 */
export async function firstCheckAt(host: Host, checked: Checked, me: Me): Promise<string | null> {
  const runs = await asking('Looking for the check', () => runsOf(host, checked, me));
  return runs.at(-1)?.started_at ?? null;
}

/** The base and pull request of a merge queue commit, as our check on it records them; null if we have none there. */
export async function groupOf(
  host: Host,
  repository: Repository,
  head: string,
  me: Me,
): Promise<ReturnType<typeof groupIn>> {
  const runs = await asking('Looking for the check', () => ourRuns(host, { repository, head }, me));
  return runs.map((run) => groupIn(run.external_id ?? '')).find((group) => group !== null) ?? null;
}

/** Our runs with this external id, the newest first. */
async function runsOf(host: Host, { externalId, ...commit }: Checked, me: Me) {
  return (await ourRuns(host, commit, me)).filter((run) => isSameCheck(run.external_id ?? '', externalId));
}

async function ourRuns(host: Host, { repository, head }: Pick<Checked, 'repository' | 'head'>, me: Me) {
  const runs = await host.paginate(host.rest.checks.listForRef, {
    ...inRepository(repository),
    ref: head,
    check_name: checkName,
    app_id: me.app,
    filter: 'all',
    per_page: 100,
  });
  return runs.filter((run) => run.app?.id === me.app).toSorted((one, other) => other.id - one.id);
}
