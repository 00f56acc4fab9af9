import type { Repository } from '../../../core/model/pull-request.ts';
import { inRepository } from '../client/address.ts';
import { failureOf, statusOf } from '../client/failure.ts';
import type { Host } from '../client/host.ts';

/** Whether our check run exists and is completed, according to the host. */
export async function isCompleted(host: Host, repository: Repository, check: number): Promise<boolean> {
  try {
    const { data } = await host.rest.checks.get({ ...inRepository(repository), check_run_id: check });
    return data.status === 'completed';
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw failureOf(error, 'Looking at the check');
  }
}
