import { isInTeam } from '../../adapters/github/installation/is-in-team.ts';
import type { Host } from '../../adapters/github/client/host.ts';
import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import { readTexts } from '../../adapters/github/trees/read-texts.ts';
import { codeOwnersPaths, teamsIn } from '../../core/config/code-owners.ts';

/** Which of the owning teams a person is in. */
interface Teams {
  readonly teams: readonly string[];
  /** Teams whose members the host does not tell the App. */
  readonly hidden: readonly string[];
}

/** The owners of files. */
export interface Ownership {
  /** The CODEOWNERS of the base; empty where there is none. */
  readonly text: string;
  /** Asks the host each time, because memberships change: about all owning teams, or only some. */
  readonly teamsOf: (login: string, among?: readonly string[]) => Promise<Teams>;
}

/** The most teams that are asked about, and how many at a time. */
const most = 100;
const atOnce = 10;

/** The CODEOWNERS of a pull request's base, as the host has it now. */
export async function ownershipOf(host: Host, state: Pick<PullState, 'pull' | 'base'>): Promise<Ownership> {
  const { owner, name } = state.pull.repository;
  const revision = `refs/heads/${state.base.ref}`;
  const texts = await readTexts(
    { host, graphql: true },
    codeOwnersPaths.map((path) => ({ owner, name, revision, path })),
  );
  const text = texts.find((one) => typeof one === 'string') ?? '';
  // A team of another organisation cannot own anything here.
  const own = teamsIn(text).filter((team) => team.toLowerCase().startsWith(`${owner.toLowerCase()}/`));
  const teamsOf = async (login: string, among: readonly string[] = own): Promise<Teams> => {
    const asked = own.filter((team) => among.includes(team)).slice(0, most);
    const told: (readonly [team: string, isIn: boolean | null])[] = [];
    for (let from = 0; from < asked.length; from += atOnce) {
      const some = asked.slice(from, from + atOnce);
      told.push(...(await Promise.all(some.map(async (team) => [team, await isInTeam(host, team, login)] as const))));
    }
    const those = (wanted: boolean | null) => told.flatMap(([team, isIn]) => (isIn === wanted ? [team] : []));
    return { teams: those(true), hidden: those(null) };
  };
  return { text, teamsOf };
}
