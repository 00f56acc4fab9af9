import type { Route } from '../http/route.ts';
import type { Validator } from '../validation/validator.ts';
import { appRoutes } from './app.ts';
import { archiveRoutes } from './archive.ts';
import { checkRoutes } from './checks.ts';
import { contentRoutes } from './contents.ts';
import { conversationRoutes } from './conversation.ts';
import { gitRoutes } from './git.ts';
import { graphqlRoute } from './graphql.ts';
import { hookRoutes } from './hook.ts';
import { peopleRoutes } from './people.ts';
import { pullRoutes } from './pulls.ts';
import { repositoryRoutes } from './repositories.ts';
import { reviewRoutes } from './reviews.ts';

/** Every operation that is implemented. */
export function routes(validator: Validator): readonly Route[] {
  return [
    ...appRoutes,
    ...peopleRoutes,
    ...hookRoutes,
    ...repositoryRoutes,
    ...gitRoutes,
    ...archiveRoutes,
    ...contentRoutes,
    ...pullRoutes,
    ...reviewRoutes,
    ...conversationRoutes,
    ...checkRoutes,
    graphqlRoute(validator),
  ];
}
