import type { Host } from '../client/host.ts';

/** What a person may read of the repositories with the App. */
export interface Readable {
  readonly login: string;
  /** Their ids on the host. */
  readonly repositories: readonly number[];
  /** Whether there may be more. */
  readonly isCut: boolean;
}

/** The most pages of a hundred that are requested, over all installations. */
const mostPages = 50;

/** Asks the host, with a person's token, who it is and which repositories with the App they may read. */
export async function readableRepositories({ rest, paginate }: Host): Promise<Readable> {
  const { data: user } = await rest.users.getAuthenticated();
  let pages = 0;
  const ids = ({ data }: { readonly data: readonly { readonly id: number }[] }, done: () => void) => {
    if (++pages >= mostPages) done();
    return data.map(({ id }) => id);
  };
  const installations = await paginate(rest.apps.listInstallationsForAuthenticatedUser, { per_page: 100 }, ids);
  const repositories: number[] = [];
  for (const installation_id of installations) {
    if (pages >= mostPages) break;
    const asked = { installation_id, per_page: 100 };
    repositories.push(...(await paginate(rest.apps.listInstallationReposForAuthenticatedUser, asked, ids)));
  }
  return { login: user.login, repositories, isCut: pages >= mostPages };
}
