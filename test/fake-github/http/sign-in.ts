import { randomUUID } from 'node:crypto';
import type { Hub } from '../domain/hub.ts';
import { personalToken } from '../domain/tokens.ts';
import type { Answer } from './route.ts';

/** The pages of the host on which people sign in to an App; null for any other. They are no part of its API. */
export function signInPage({ hub, path, query, body }: Asked): Answer | null {
  if (path === '/login/oauth/authorize') return authorize(hub, query);
  if (path === '/login/oauth/access_token') return { status: 200, body: redeem(hub, (body ?? {}) as Given) };
  return null;
}

interface Asked {
  readonly hub: Hub;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

type Given = Readonly<Record<string, unknown>>;

/** Somebody who has agreed before is not asked again. They are sent where the owner of the App said, and nowhere else. */
function authorize({ app, signIn }: Hub, query: URLSearchParams): Answer {
  const { person, callback, codes } = signIn;
  const asked = query.get('redirect_uri');
  if (query.get('client_id') !== app.clientId || callback === null || (asked !== null && asked !== callback))
    return { status: 404, body: { message: 'Not Found' } };
  if (person === null) return { status: 401, body: { message: 'Who are you?' } };
  const code = randomUUID().replaceAll('-', '').slice(0, 20);
  codes.set(code, person);
  const back = new URL(callback);
  back.searchParams.set('code', code);
  back.searchParams.set('state', query.get('state') ?? '');
  return { status: 302, headers: { location: back.href } };
}

/** Exchanges a code for a token. An error is answered with status 200, as on the real host. */
function redeem(hub: Hub, { client_id, client_secret, code }: Given): Record<string, unknown> {
  const { codes, secret } = hub.signIn;
  if (client_id !== hub.app.clientId || client_secret !== secret)
    return wrong('incorrect_client_credentials', 'The client_id and/or client_secret passed are incorrect.');
  const person = codes.get(String(code));
  if (person === undefined || !codes.delete(String(code)))
    return wrong('bad_verification_code', 'The code passed is incorrect or expired.');
  return { access_token: personalToken(hub, person, 'ghu'), token_type: 'bearer', scope: '' };
}

function wrong(error: string, description: string): Record<string, unknown> {
  return { error, error_description: description, error_uri: 'https://docs.github.com/apps' };
}
