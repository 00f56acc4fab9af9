import { generateKeyPairSync } from 'node:crypto';
import { type AddressInfo } from 'node:net';
import { now } from './domain/clock.ts';
import type { Account, App, Hub, Installation, Limits, Permissions } from './domain/hub.ts';
import { createRepository, type NewRepository } from './domain/repositories.ts';
import { personalToken } from './domain/tokens.ts';
import { Faults } from './http/faults.ts';
import { fakeServer, type RecordedRequest } from './http/server.ts';
import { Validator } from './validation/validator.ts';
import { Condition } from './condition.ts';
import { FakeRepository } from './fake-repository.ts';
import { nodeId } from './shapes/node-id.ts';
import { routes } from './routes/index.ts';
import { WebhookSender } from './webhooks/webhook-sender.ts';

/** The permissions the App asks for when it is registered, unless a test says otherwise. */
export const granted: Permissions = {
  metadata: 'read',
  contents: 'read',
  pull_requests: 'write',
  checks: 'write',
  issues: 'write',
  merge_queues: 'read',
};

/** Where the App listens, and what it was granted. */
export interface Setting {
  readonly permissions?: Permissions;
  readonly events?: readonly string[];
  readonly limits?: Partial<Limits>;
}

/** No two of a process are the same, whatever GitHub they are of: the library of the App asks once for those that are. */
let lastInstallation = 60_000_000;

const events = [
  'pull_request',
  'issue_comment',
  'pull_request_review_comment',
  'check_run',
  'check_suite',
  'merge_group',
];

/** A GitHub for tests: it keeps state, serves HTTP on the loopback, and validates every request. */
export class FakeGithub {
  readonly hub: Hub;
  readonly requests: RecordedRequest[];
  readonly faults: Faults;
  readonly validator: Validator;
  readonly webhooks: WebhookSender;
  /** The private key of the App, as it is downloaded when one registers it. */
  readonly privateKey: string;
  readonly #condition: Condition;
  readonly #close: () => Promise<void>;

  constructor(
    parts: Pick<FakeGithub, 'hub' | 'requests' | 'faults' | 'validator' | 'webhooks' | 'privateKey'> & {
      condition: Condition;
      close: () => Promise<void>;
    },
  ) {
    this.hub = parts.hub;
    this.requests = parts.requests;
    this.faults = parts.faults;
    this.validator = parts.validator;
    this.webhooks = parts.webhooks;
    this.privateKey = parts.privateKey;
    this.#condition = parts.condition;
    this.#close = parts.close;
  }

  get url(): string {
    return this.hub.url;
  }

  /** A repository with the App installed on it, unless the account has it installed already. */
  repository(fullName: string, made: NewRepository = {}): FakeRepository {
    const repository = createRepository(this.hub, fullName, made);
    if (!this.hub.installations.some(({ account }) => account === repository.owner)) this.install(repository.owner);
    return new FakeRepository(this.hub, repository);
  }

  /** Installs the App on an account, and tells it. */
  install(account: Account, repositories: ReadonlySet<number> | null = null): Installation {
    const { app } = this.hub;
    const installation: Installation = {
      id: ++lastInstallation,
      app,
      account,
      permissions: app.permissions,
      repositories,
      suspendedAt: null,
      createdAt: now(),
    };
    this.hub.installations.push(installation);
    return installation;
  }

  /** Installs the App and tells it, as when somebody presses the button. */
  installed(account: Account): Installation {
    const installation = this.install(account);
    const repositories = this.hub.repositories
      .filter(({ owner }) => owner === account)
      .map(({ id, name, private: hidden }) => ({
        id,
        node_id: nodeId('R', id),
        name,
        full_name: `${account.login}/${name}`,
        private: hidden,
      }));
    this.hub.emit('installation', 'created', null, {
      installation,
      sender: account,
      plain: { repositories, requester: null },
    });
    return installation;
  }

  /** A token of a person. */
  personalToken(login: string): string {
    const account = this.hub.accounts.get(login.toLowerCase());
    if (!account) throw new Error(`nobody is called ${login}`);
    return personalToken(this.hub, account);
  }

  /** Sends webhooks there from now on. */
  listenAt(url: string, secret: string): void {
    Object.assign(this.hub.hook, { url, secret });
  }

  /** The requests of one operation, or of those that fit. */
  asked(operation: string | RegExp): RecordedRequest[] {
    return this.requests.filter((one) =>
      typeof operation === 'string' ? one.operation === operation : operation.test(one.operation),
    );
  }

  /** Waits until something is true, and looks again after every request. */
  async until(what: string, isSo: () => boolean | Promise<boolean>, seconds = 25): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    while (!(await isSo())) {
      if (Date.now() > deadline) throw new Error(`waited ${seconds} s in vain: ${what}`);
      await this.#condition.wait(100);
    }
  }

  /** Stops the server. @throws Error with everything the validator reported, which fails the test. */
  async stop(): Promise<void> {
    await this.webhooks.settled();
    await this.#close();
    const { violations } = this.validator;
    if (violations.length > 0) throw new Error(`GitHub would not have it:\n${[...new Set(violations)].join('\n')}`);
  }
}

/** Starts a GitHub on a port of its own, with one App registered. */
export async function startFakeGithub(setting: Setting = {}): Promise<FakeGithub> {
  const { publicKey, privateKey } = (keys ??= newKeys());
  // Comments and check runs have outgrown 32 bits by now; accounts and repositories have not.
  let last = 5_000_000_000;
  let lastNamed = 1_100_000_000;
  const person = (id: number, login: string, type: Account['type']): Account => ({ id, login, type });
  const app: App = {
    id: 123_456,
    slug: 'architect',
    clientId: 'Iv23liArchitect',
    owner: person(1, 'architects', 'Organization'),
    bot: person(2, 'architect[bot]', 'Bot'),
    publicKey,
    permissions: setting.permissions ?? granted,
    events: setting.events ?? events,
    createdAt: now(),
  };
  const validator = new Validator();
  const condition = new Condition();
  const faults = new Faults();
  const requests: RecordedRequest[] = [];
  const hub: Hub = {
    url: '',
    app,
    accounts: new Map([app.owner, app.bot].map((account) => [account.login, account])),
    installations: [],
    tokens: new Map(),
    repositories: [],
    teams: new Map(),
    deliveries: [],
    limits: { ...usual, ...setting.limits },
    hook: { url: null, secret: '' },
    signIn: { secret: 'the secret of the client', callback: null, person: null, codes: new Map() },
    remaining: 5000,
    nextId: () => ++last,
    nextNamedId: () => ++lastNamed,
    emit: (...event) => webhooks.emit(...event),
    redeliver: (delivery) => webhooks.redeliver(delivery),
  };
  const webhooks = new WebhookSender(hub, validator);
  const server = fakeServer({
    hub,
    routes: routes(validator),
    faults,
    validator,
    requests,
    served: () => condition.notifyAll(),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  Object.assign(hub, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return new FakeGithub({ hub, requests, faults, validator, webhooks, privateKey, condition, close });
}

const usual: Limits = {
  files: 3000,
  comparedFiles: 300,
  patchBytes: 500_000,
  blobBytes: 100 * 1024 * 1024,
  contentBytes: 1024 * 1024,
  graphqlBytes: 512_000,
  treeEntries: 100_000,
  body: 65_536,
};

/** Making a pair of keys takes longer than all the rest of a start. */
let keys: { publicKey: string; privateKey: string } | null = null;

function newKeys() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
}
