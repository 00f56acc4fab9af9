import type { Host } from './host.ts';

/** Where the App is installed and may work. */
export interface Installation {
  readonly id: number;
  /** The person or the organization. */
  readonly account: string;
}

/** The installations that are not suspended. `app` is the host asked as the App itself. */
export async function activeInstallations(app: Host): Promise<readonly Installation[]> {
  const all = await app.paginate(app.rest.apps.listInstallations, { per_page: 100 });
  return all.flatMap(({ id, account, suspended_at: suspended }) =>
    suspended === null && account !== null && 'login' in account ? [{ id, account: account.login }] : [],
  );
}

/** One installation; null where it is suspended, or is no more. */
export async function installationOf(app: Host, id: number): Promise<Installation | null> {
  const { data } = await app.rest.apps.getInstallation({ installation_id: id });
  const { account, suspended_at: suspended } = data;
  return suspended === null && account !== null && 'login' in account ? { id, account: account.login } : null;
}
