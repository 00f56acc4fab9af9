import type { Repository } from '../domain/hub.ts';
import { nodeId } from '../shapes/node-id.ts';
import type { Source } from './source.ts';

/** The fields of a repository. */
export function repositoryFields(repository: Repository): Source {
  return {
    __typename: 'Repository',
    id: nodeId('R', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: `${repository.owner.login}/${repository.name}`,
    owner: { __typename: repository.owner.type, login: repository.owner.login },
    isPrivate: repository.private,
    isArchived: repository.archived,
  };
}
