import type { Host } from '../client/host.ts';

/** An installation of the App that can be used. */
export interface Installation {
  readonly id: number;
  /** A user or an organization. */
  readonly account: string;
}

/**
 * The installations that are not suspended and let us write checks: in others every pull request lacks a check, and
 * cannot get one. `app` is the client of the App itself.
 */
export async function activeInstallations(app: Host): Promise<readonly Installation[]> {
  const all = await app.paginate(app.rest.apps.listInstallations, { per_page: 100 });
  return all.flatMap((one) => active(one) ?? []);
}

/** One installation; null if it is suspended, or does not let us write checks. */
export async function installationOf(app: Host, id: number): Promise<Installation | null> {
  return active((await app.rest.apps.getInstallation({ installation_id: id })).data);
}

type Told = Awaited<ReturnType<Host['rest']['apps']['getInstallation']>>['data'];

function active({ id, account, suspended_at: suspended, permissions }: Told): Installation | null {
  const isActive = suspended === null && permissions.checks === 'write';
  return isActive && account !== null && 'login' in account ? { id, account: account.login } : null;
}
