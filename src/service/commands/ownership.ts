import { isInTeam } from '../../adapters/github/installation/is-in-team.ts';
import type { Host } from '../../adapters/github/client/host.ts';
import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import { readTexts } from '../../adapters/github/trees/read-texts.ts';
import { codeOwnersPaths, teamsIn } from '../../core/config/code-owners.ts';

/** In which of the teams that own something somebody is. */
interface Teams {
  readonly teams: readonly string[];
  /** The teams of which nobody tells the App who is in them. */
  readonly hidden: readonly string[];
}

/** Who owns what. */
export interface Ownership {
  /** The CODEOWNERS of the base; empty where there is none. */
  readonly text: string;
  /** Asks the host each time, because people come and go: about all teams, or only about some. */
  readonly teamsOf: (login: string, among?: readonly string[]) => Promise<Teams>;
}

/** More teams than these are not asked about, and so many at the same time. */
const most = 100;
const atOnce = 10;

/** Who owns what in the base of a pull request, as the host has it now. */
export async function ownershipOf(host: Host, state: Pick<PullState, 'pull' | 'base'>): Promise<Ownership> {
  const { owner, name } = state.pull.repository;
  const revision = `refs/heads/${state.base.ref}`;
  const texts = await readTexts(
    { host, graphql: true },
    codeOwnersPaths.map((path) => ({ owner, name, revision, path })),
  );
  const text = texts.find((one) => typeof one === 'string') ?? '';
  // A team of another organisation owns nothing here.
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
