import { hash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { signedIn, type SignIn, signInAddress } from '../../adapters/github/client/sign-in.ts';
import { readableRepositories } from '../../adapters/github/installation/readable-repositories.ts';
import { type Answer, greeting, type Pages } from '../../adapters/http/webhook-server.ts';
import type { Queue } from '../../adapters/jobs/queue.ts';
import type { Log } from '../../adapters/observe/log.ts';
import { html } from '../../core/report/words/html.ts';
import type { Linked } from '../context/rule-pages.ts';
import { wordPage } from './layout.ts';
import { overviewPage } from './overview-page.ts';
import { sendPage } from './send-page.ts';
import { signedInPath } from './sign-in-path.ts';

/** What the pages need. */
export interface PagesContext {
  readonly queue: Pick<Queue, 'records' | 'depths'>;
  readonly log: Log;
  readonly linked: Linked;
  /** Why the service is not ready; null if it is. */
  readonly notReady: () => Promise<string | null>;
  /** The address of the host's web pages. */
  readonly web: string;
  readonly signIn: SignIn;
}

/**
 * Cookies that a browser sends only to us, over https (or to its own machine), and that no script can read. `waiting`
 * exists between leaving for the host and coming back.
 */
const session = '__Host-architect-session';
const waiting = '__Host-architect-waiting';

/** How long the list of readable repositories is trusted, in seconds. */
const believed = 10 * 60;

/**
 * How long a browser is sent to the host for sign-in without being asked, in seconds: its owner is signed in there
 * anyway.
 */
const longest = 8 * 60 * 60;

/** The most sign-ins that are completed at a time: each costs requests to the host, and anybody can fake one. */
const mostAtOnce = 8;

/**
 * The pages for signed-in people: what was done in the repositories that the host shows them, and in no others. The
 * host is asked with their token, which is then dropped, and asked again every ten minutes; it allows ten sign-ins an
 * hour.
 */
export function signedInPages(context: PagesContext): Pages {
  const { queue, log, linked, notReady, web, signIn } = context;
  const { records } = queue;
  let coming = 0;

  const overview: Answer = async (request, response) => {
    const key = cookieOf(request, session);
    const why = await notReady();
    if (key === null) return sendPage(response, 200, signInPage(why));
    const known = await records.readSession(fingerprint(key));
    // The list is too old, or there is no session: only the host can tell.
    if (known === null) return redirect(response, 'sign-in');
    const { login, repositories, isCut } = known;
    const looked = await records.look(repositories);
    const depths = repositories.length === 0 ? [] : await queue.depths();
    const shown = { login, isCut, repositories: repositories.length, looked, depths };
    sendPage(response, 200, overviewPage({ ...shown, web, linked, notReady: why }));
  };

  const leave: Answer = async (_, response) => {
    const state = randomBytes(32).toString('base64url');
    redirect(response, signInAddress(signIn, state), cookie(waiting, state, 600));
  };

  const comeBack: Answer = async (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://here');
    const [state, code] = [searchParams.get('state'), searchParams.get('code')];
    const expected = cookieOf(request, waiting);
    // A state can be used once, and only in the browser it was made for.
    response.appendHeader('set-cookie', gone(waiting));
    if (state === null || code === null || state !== expected) return sendPage(response, 400, notBegunPage());
    if (coming >= mostAtOnce) return sendPage(response, 503, notNowPage());
    coming += 1;
    try {
      const readable = await readableRepositories(await signedIn(signIn, code));
      const key = randomBytes(32).toString('base64url');
      await records.keepSession(fingerprint(key), readable, believed);
      log.info({ login: readable.login, repositories: readable.repositories.length }, 'somebody signed in to the page');
      redirect(response, './', cookie(session, key, longest));
    } catch (error) {
      // Only the message of the error: the request contains the App's client secret.
      log.warn(
        { because: error instanceof Error ? error.message : 'unknown' },
        'somebody could not sign in to the page',
      );
      sendPage(response, 502, notNowPage());
    } finally {
      coming -= 1;
    }
  };

  const signOut: Answer = async (request, response) => {
    const key = cookieOf(request, session);
    if (key !== null) await records.endSession(fingerprint(key));
    redirect(response, './', gone(session));
  };

  return {
    'GET /': overview,
    'GET /sign-in': leave,
    [`GET ${signedInPath}`]: comeBack,
    'POST /sign-out': signOut,
  };
}

function signInPage(why: string | null): string {
  return wordPage(
    'Architect',
    html`<p>${greeting(why)}</p>
      <p>Who signs in sees what it did in the repositories that GitHub lets them read.</p>
      <p><a class="button" href="sign-in">Sign in with GitHub</a></p>`,
  );
}

function notBegunPage(): string {
  return wordPage(
    'Not signed in',
    html`<p>
        This browser did not begin to sign in here, or did so too long ago. The page needs https in front of it, because
        browsers keep its cookies over nothing else.
      </p>
      <p><a class="button" href="sign-in">Sign in with GitHub</a></p>`,
  );
}

function notNowPage(): string {
  return wordPage(
    'Not signed in',
    html`<p>GitHub did not say who you are. The log of the service says why.</p>
      <p><a class="button" href="sign-in">Try again</a></p>`,
  );
}

/**
 * The location is relative, because the service may be mounted below any path, and always one of ours, never from the
 * request.
 */
function redirect(response: ServerResponse, location: string, cookie?: string): void {
  if (cookie !== undefined) response.appendHeader('set-cookie', cookie);
  response.writeHead(303, { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).end();
}

function cookie(name: string, value: string, seconds: number): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Lax`;
}

function gone(name: string): string {
  return cookie(name, '', 0);
}

function cookieOf({ headers }: IncomingMessage, name: string): string | null {
  const given = (headers.cookie ?? '').split(';').map((one) => one.trim());
  return given.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) || null;
}

function fingerprint(key: string): string {
  return hash('sha256', key);
}
