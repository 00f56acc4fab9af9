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
  /** Asks the host each time, because people come and go. */
  readonly teamsOf: (login: string) => Promise<Teams>;
}

/** More teams than these are not asked about. */
const most = 20;

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
  const teamsOf = async (login: string): Promise<Teams> => {
    const teams: string[] = [];
    const hidden: string[] = [];
    for (const team of own.slice(0, most)) {
      const isIn = await isInTeam(host, team, login);
      if (isIn === null) hidden.push(team);
      else if (isIn) teams.push(team);
    }
    return { teams, hidden: [...hidden, ...own.slice(most)] };
  };
  return { text, teamsOf };
}
