import type { Source } from '../../model/source.ts';
import type { Manifest } from './manifest.ts';

const generatedPath =
  /(^|\/)(node_modules|vendor|vendored|third[_-]party|dist|build|out|coverage|generated|__generated__|gen|\.next|\.yarn)\/|\.(min|bundle|generated|gen|pb)\.[cm]?[jt]sx?$|_pb\.[jt]s$|\.d\.[cm]?ts$/;
const testPath =
  /(^|\/)(tests?|__tests__|__mocks__|e2e|specs?|cypress|playwright|fixtures?|__fixtures__|mocks?|stubs?|testing|test-utils|integration-tests?|acceptance|[^/]+-e2e)\/|[.-](test|spec|e2e|cy|stories|bench|mock|fixture)\.[cm]?[jt]sx?$|(^|\/)(jest|vitest|karma|mocha)[.-][^/]*$/;
const scriptPath =
  /(^|\/)(scripts?|cli|examples?|samples?|demos?|benchmarks?|migrations?|seeds?|seeders?|docs|\.[^/]+|k6|load-tests?)\/|^(bin|tools?|tooling)\/|\.config\.[cm]?[jt]s$|(^|\/)(gulpfile|gruntfile|healthcheck|health-check|seed|k6)\.[^/]*$/i;
const browserPath =
  /(^|\/)(public|static|assets|www|browser|frontend|front-end|webapp|web-app|extension)\/|\.(tsx|jsx)$/i;

const browserPackages = /^(react|react-dom|react-native|vue|svelte|preact|solid-js|@angular\/core|jquery|lit)$/;
/** They hold the code of both ends; only some of their folders run on the server. */
const bothPackages = /^(next|nuxt|@sveltejs\/kit|@remix-run\/react|astro|expo|electron)$/;
const serverFolders = /(^|\/)(pages\/api|server|api)\/|(^|\/)(route|middleware)\.[jt]s$|\.server\.[jt]s$/;
const serverPackages =
  /^(express|fastify|koa|@koa\/router|@nestjs\/core|@nestjs\/common|@hapi\/hapi|hono|restify|polka|@grpc\/grpc-js|amqplib|kafkajs|bullmq|pg|mysql2|mongoose|typeorm|@apollo\/server|apollo-server|moleculer|@feathersjs\/feathers)$/;
const browserGlobals =
  /\bwindow\.(location|localStorage|document|addEventListener|fetch)\b|\b(localStorage|sessionStorage)\.(get|set|remove)Item\b|\bdocument\.(getElementById|querySelector|createElement|cookie)\b/;

/** What the path alone says a file is for. */
export function roleByPath(path: string): Source['role'] {
  if (generatedPath.test(path)) return 'generated';
  if (testPath.test(path)) return 'test';
  if (scriptPath.test(path)) return 'script';
  return browserPath.test(path) ? 'browser' : 'service';
}

/** What a file is for, by its path, its first lines and the package it belongs to. */
export function roleOf(path: string, text: string, manifest: Manifest | null): Source['role'] {
  const role = roleByPath(path);
  if (role === 'generated' || isGenerated(text)) return 'generated';
  if (role !== 'service') return role;
  if (text.startsWith('#!')) return 'script';
  return inBrowser(path, text, manifest) ? 'browser' : 'service';
}

function isGenerated(text: string): boolean {
  const head = text.slice(0, 2000);
  if (/@generated|do not (edit|modify)|auto-?generated|automatically generated|code generated/i.test(head)) return true;
  return head.length === 2000 && !head.includes('\n');
}

function inBrowser(path: string, text: string, manifest: Manifest | null): boolean {
  if (/^(\/\/[^\n]*\n|\s)*['"]use client['"]/.test(text.slice(0, 1000)) || browserGlobals.test(text)) return true;
  const names = [...(manifest?.dependencies.keys() ?? [])];
  const uses = (packages: RegExp) => names.some((name) => packages.test(name));
  if (uses(bothPackages)) return !serverFolders.test(path);
  return uses(browserPackages) && !uses(serverPackages);
}
