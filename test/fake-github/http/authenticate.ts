import { createVerify } from 'node:crypto';
import type { Account, Hub, Installation } from '../domain/hub.ts';
import { Refusal } from './refusal.ts';
import type { Actor } from './route.ts';

/** Finds out who sent a request: the App by its signature, an installation or a person by a token. */
export function authenticate(hub: Hub, header: string | undefined): Actor {
  const text = /^(?:bearer|token) (.+)$/i.exec(header ?? '')?.[1];
  if (!text) throw new Refusal(401, 'Requires authentication');
  if (text.split('.').length === 3) return { kind: 'app', app: verified(hub, text) };
  const token = hub.tokens.get(text);
  if (!token || token.expiresAt < Date.now()) throw new Refusal(401, 'Bad credentials');
  if (!isInstallation(token.actor)) return { kind: 'user', account: token.actor };
  if (!hub.installations.includes(token.actor)) throw new Refusal(401, 'Bad credentials');
  if (token.actor.suspendedAt) throw new Refusal(403, 'This installation has been suspended');
  return { kind: 'installation', installation: token.actor, token };
}

const longestLife = 600;
/** Clocks differ; GitHub allows for a minute. */
const slack = 60;

function verified(hub: Hub, jwt: string): Hub['app'] {
  const [head = '', claims = '', signature = ''] = jwt.split('.');
  const { alg } = decoded(head);
  const good =
    alg === 'RS256' &&
    createVerify('RSA-SHA256').update(`${head}.${claims}`).verify(hub.app.publicKey, signature, 'base64url');
  if (!good) throw new Refusal(401, 'A JSON web token could not be decoded');
  const { iss, iat, exp } = decoded(claims);
  const now = Date.now() / 1000;
  if (`${iss}` !== `${hub.app.id}` && iss !== hub.app.clientId) throw new Refusal(401, 'Integration not found');
  if (typeof iat !== 'number' || iat > now + slack)
    throw new Refusal(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  if (typeof exp !== 'number' || exp < now)
    throw new Refusal(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (exp - now > longestLife + slack)
    throw new Refusal(401, "'Expiration time' claim ('exp') is too far in the future");
  return hub.app;
}

function decoded(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    throw new Refusal(401, 'A JSON web token could not be decoded');
  }
}

function isInstallation(actor: Account | Installation): actor is Installation {
  return 'app' in actor;
}
