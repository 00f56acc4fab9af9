import type { Source } from '../../model/source.ts';
import { namesOf } from './names.ts';
import type { Outline } from './outline.ts';
import { isOfBrowser, isOfServer, isServerModule } from './packages.ts';
import type { Project } from './project.ts';

type Role = Source['role'];

/** What is asked where a file runs. */
export interface Asked {
  readonly path: string;
  readonly text: string;
  readonly outline: Outline;
  readonly project: Project;
  /** It is one of the files in which a process of its package is set up. */
  readonly isStart: boolean;
}

const generatedPath =
  /(^|\/)(node_modules|vendor|vendored|third[_-]party|dist|build|out|coverage|generated|__generated__|gen|\.next|\.yarn)\/|\.(min|bundle|generated|gen|pb)\.[cm]?[jt]sx?$|_pb\.[jt]s$|\.d\.[cm]?ts$/;
const testPath =
  /(^|\/)(tests?|__tests__|__mocks__|e2e|specs?|cypress|playwright|fixtures?|__fixtures__|mocks?|stubs?|testing|test-utils|test-?containers?|acceptance|[^/]+-e2e|(e2e|end-to-end|integration|acceptance|functional|contract|smoke|system|api|unit)[-_]tests?)\/|[.-](test|spec|e2e|cy|stories|bench|mock|fixture)\.[cm]?[jt]sx?$|(^|\/)(jest|vitest|karma|mocha)[.-][^/]*$/;
const scriptPath =
  /(^|\/)(scripts?|([^/]+-)?cli|examples?|samples?|demos?|benchmarks?|migrations?|seeds?|seeders?|docs|\.[^/]+|k6|load-tests?)\/|^(bin|tools?|tooling)\/|\.config\.[cm]?[jt]s$|(^|\/)(gulpfile|gruntfile|healthcheck|health-check|seed|k6)\.[^/]*$/i;

/** What is started by hand, even if it waits for an answer: the callback of a sign-in. */
const toolPath = /\/(tools?|tooling)\/[^/]+$/;

/** What a folder inside of a package is called, by where its files run. */
const browserFolder = /^(public|static|assets|browser|client-only|extension)$/i;
const serverFolder = /^(server|server-only)$/i;
const serverName = /\.server\.[cm]?[jt]s$/i;
/** What a whole project is called that runs in a browser. */
const frontEnd = /(^|\/)(www|frontend|front-end|webapp|web-app)\//i;
/** Where a package that holds both ends keeps what runs on the server. */
const served = /(^|\/)(pages\/api|api|server)\/|(^|\/)(route|middleware)\.[cm]?[jt]s$|\.server\.[cm]?[jt]s$/;

const browserGlobals =
  /\bwindow\.(location|localStorage|document|addEventListener|fetch)\b|\b(localStorage|sessionStorage)\.(get|set|remove)Item\b|\bdocument\.(getElementById|querySelector|createElement|cookie)\b|\bimport\.meta\.env\.VITE_/;
/** A variable of the environment that no bundler puts into a page. */
const secret =
  /\bprocess\.env\.(?!(NODE_ENV|CI)\b|(NEXT_PUBLIC|VITE|REACT_APP|NX|EXPO_PUBLIC|GATSBY|NUXT_PUBLIC|VUE_APP|STORYBOOK)_)[A-Z]/;
/** What keeps a process running once its main function is through. */
const staysUp = /\bwhile\s*\(true\)|\bfor\s*\(;;\)|\bsetInterval\(|\.(listen|subscribe|consume|schedule|on)\(/;

/** What the path alone says a file is for. */
export function roleByPath(path: string): Role {
  if (generatedPath.test(path)) return 'generated';
  if (testPath.test(path)) return 'test';
  if (scriptPath.test(path)) return 'script';
  return /\.(tsx|jsx)$/i.test(path) ? 'browser' : 'service';
}

/** Whether the first lines of a file say that a tool wrote it. */
export function isGenerated(text: string): boolean {
  const head = text.slice(0, 2000);
  if (/@generated|do not (edit|modify)|auto-?generated|automatically generated|code generated/i.test(head)) return true;
  return head.length === 2000 && !head.includes('\n');
}

/** What a file is for: its path is asked first, then what it says itself, its folders, its project. */
export function roleOf(asked: Asked): Role {
  const role = roleByPath(asked.path);
  if (role !== 'service') return role;
  if (asked.text.startsWith('#!')) return 'script';
  return byText(asked) ?? byFolder(asked) ?? byCommand(asked) ?? byProject(asked);
}

/** What only runs on a server, a file that draws does not import; types are gone by then. */
function byText({ text, outline }: Asked): Role | null {
  if (/^(\/\/[^\n]*\n|\s)*['"]use client['"]/.test(text.slice(0, 1000))) return 'browser';
  if (imports(outline, isServerModule)) return null;
  return browserGlobals.test(text) || draws(outline) ? 'browser' : null;
}

/** On a server too, React caches what is asked twice and makes the elements of a letter. */
function draws({ imports: all }: Outline): boolean {
  return all.some(({ specifier, typeOnly, names }) => {
    if (typeOnly || !isOfBrowser(specifier)) return false;
    return names.length === 0 || names.some(({ name }) => name !== 'cache' && name !== 'createElement');
  });
}

function byFolder({ path, project: { ends, folder } }: Asked): Role | null {
  const folders = path.split('/').slice(0, -1);
  const server = serverName.test(path) ? folders.length : folders.findLastIndex((name) => serverFolder.test(name));
  const browser = folders.findLastIndex((name) => browserFolder.test(name));
  if (server < 0 && frontEnd.test(ends === null ? path : path.slice(folder.length))) return 'browser';
  if (server === browser) return null;
  return server > browser ? 'service' : 'browser';
}

/** A file of a command, or one whose main function does its work and ends. */
function byCommand({ path, text, outline, project, isStart }: Asked): Role | null {
  if (imports(outline, isOfServer)) return null;
  const runsOnce =
    outline.exports.length === 0 &&
    !isStart &&
    namesOf(outline).functions.has('main') &&
    (namesOf(outline).calls.get('main') ?? []).some(({ scope }) => scope === -1) &&
    (toolPath.test(path) || !staysUp.test(text));
  return project.isCommand || runsOnce ? 'script' : null;
}

function byProject({ path, text, outline, project: { ends } }: Asked): Role {
  if (ends === 'browser') return 'browser';
  if (ends !== 'both') return 'service';
  return served.test(path) || secret.test(text) || imports(outline, isServerModule) ? 'service' : 'browser';
}

function imports(outline: Outline, test: (specifier: string) => boolean): boolean {
  return outline.imports.some(({ specifier, typeOnly }) => !typeOnly && test(specifier));
}
