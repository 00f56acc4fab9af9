import type { Source } from '../../model/source.ts';
import { namesOf } from './names.ts';
import type { CallOutline, Outline } from './outline.ts';
import { isArgumentParser, isOfBrowser, isOfServer, isServerModule } from './packages.ts';
import type { Project } from './project.ts';

type Role = Source['role'];

/** A file, and what is known about it. */
export interface CodeFile {
  readonly path: string;
  readonly text: string;
  readonly outline: Outline;
  readonly project: Project;
  /** It is a start file of its package, by its name. */
  readonly isStart: boolean;
}

const generatedPath =
  /(^|\/)(node_modules|vendor|vendored|third[_-]party|dist|build|out|coverage|generated|__generated__|gen|\.next|\.yarn)\/|\.(min|bundle|generated|gen|pb)\.[cm]?[jt]sx?$|_pb\.[jt]s$|\.d\.[cm]?ts$/;
const testPath =
  /(^|\/)(tests?|__tests__|__mocks__|e2e|specs?|cypress|playwright|fixtures?|__fixtures__|mocks?|stubs?|testing|test-(utils|helpers?|support|kit|clients?)|test-?containers?|acceptance|[^/]+-e2e|(e2e|end-to-end|integration|acceptance|functional|contract|smoke|system|api|unit)[-_]tests?)\/|[.-](test|spec|e2e|cy|stories|bench|mock|fixture)\.[cm]?[jt]sx?$|(^|\/)(jest|vitest|karma|mocha)[.-][^/]*$|(^|\/)test[-_]?([Uu]tils?|[Hh]elpers?|[Cc]lient|[Ss]etup)\.[cm]?[jt]s$/;
const scriptPath =
  /(^|\/)(scripts?|([^/]+-)?cli|examples?|samples?|demos?|dev-(env|environment)|benchmarks?|migrations?|seeds?|seeders?|docs|\.[^/]+|k6|load-tests?)\/|^(bin|tools?|tooling|dev)\/|\.config\.[cm]?[jt]s$|(^|\/)(gulpfile|gruntfile|healthcheck|health-check|seed|k6)\.[^/]*$/i;

/** Copies that were put aside. */
const asidePath = /\.(backup|bak|old|orig)\.[cm]?[jt]sx?$/i;
/** Tools, which are started by hand, even if they wait for a request, such as the callback of a sign-in. */
const toolPath = /\/(tools?|tooling)\/[^/]+$/;

/** Names of folders and files inside a package, by where they run. */
const browserFolder =
  /^(public|static|assets|browser|client-only|extension|(.+-)?(browser|web)-sdk|(.+-)?browser-client)$/i;
const serverFolder = /^(server|server-only)$/i;
const serverName = /\.server\.[cm]?[jt]s$/i;
/** Names of projects that run in a browser. */
const frontEnd = /(^|\/)(www|frontend|front-end|webapp|web-app)\//i;
/** Server code of a package that also has browser code. */
const served = /(^|\/)(pages\/api|api|server)\/|(^|\/)(route|middleware)\.[cm]?[jt]s$|\.server\.[cm]?[jt]s$/;

/**
 * The directive at the top of a module: its functions run in a page, or on the server
 * (https://react.dev/reference/rsc/directives). Only comments and other directives may precede it.
 */
const directive = /^(?:\s|\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/|['"]use strict['"];?)*['"]use (client|server)['"]/;
const browserGlobals =
  /\bwindow\.(location|localStorage|document|addEventListener|fetch)\b|\b(localStorage|sessionStorage)\.(get|set|remove)Item\b|\bdocument\.(getElementById|querySelector|createElement|cookie)\b|\bimport\.meta\.env\.VITE_/;
/** An environment variable that no bundler puts into a page. */
const secret =
  /\bprocess\.env\.(?!(NODE_ENV|CI)\b|(NEXT_PUBLIC|VITE|REACT_APP|NX|EXPO_PUBLIC|GATSBY|NUXT_PUBLIC|VUE_APP|STORYBOOK)_)[A-Z]/;
/** Calls that keep a process running after its main function. */
const waits =
  /\bsetInterval\(|\bnew (Worker|Consumer)\(|\bserve\(|\bstartStandaloneServer\(|\b(app|bot|broker|queue|server|worker)\.(launch|process|run|start)\(|\.(listen|subscribe|consume|schedule|on|bindAsync)\(/;
const staysUp = new RegExp(`\\bwhile\\s*\\(true\\)|\\bfor\\s*\\(;;\\)|${waits.source}`);

/** The role of a file by its path alone. */
export function roleByPath(path: string): Role {
  if (generatedPath.test(path)) return 'generated';
  if (testPath.test(path)) return 'test';
  if (scriptPath.test(path) || asidePath.test(path)) return 'script';
  return /\.(tsx|jsx)$/i.test(path) ? 'browser' : 'service';
}

/** Whether a tool wrote a file: its start says so, or is one long line, or it is the glue of wasm-bindgen. */
export function isGenerated(text: string): boolean {
  if (text.includes('__wbindgen_')) return true;
  const head = text.slice(0, 2000);
  if (/@generated|do not (edit|modify)|auto-?generated|automatically generated|code generated/i.test(head)) return true;
  return head.length === 2000 && !head.includes('\n');
}

/** The role of a file: by its path first, then by its text, its folders, and its project. */
export function roleOf(file: CodeFile): Role {
  const role = roleByPath(file.path);
  if (role !== 'service' && role !== 'browser') return role;
  const where = directive.exec(file.text.slice(0, 2000))?.[1];
  if (where !== undefined) return where === 'client' ? 'browser' : 'service';
  if (role === 'browser') return role;
  if (file.text.startsWith('#!')) return 'script';
  return byText(file) ?? byFolder(file) ?? byCommand(file) ?? byProject(file);
}

/** The role by the text: browser code does not import server modules, except types. Null if unknown. */
function byText({ text, outline }: CodeFile): Role | null {
  if (imports(outline, isServerModule)) return null;
  return browserGlobals.test(text) || rendersUi(outline) ? 'browser' : null;
}

/** Whether a file renders a user interface. Server code uses `cache` and `createElement` of React, too. */
function rendersUi({ imports: all }: Outline): boolean {
  return all.some(({ specifier, typeOnly, names }) => {
    if (typeOnly || !isOfBrowser(specifier)) return false;
    return names.length === 0 || names.some(({ name }) => name !== 'cache' && name !== 'createElement');
  });
}

function byFolder({ path, project: { runsIn, folder } }: CodeFile): Role | null {
  const folders = path.split('/').slice(0, -1);
  const server = serverName.test(path) ? folders.length : folders.findLastIndex((name) => serverFolder.test(name));
  const browser = folders.findLastIndex((name) => browserFolder.test(name));
  if (server < 0 && frontEnd.test(runsIn === null ? path : path.slice(folder.length))) return 'browser';
  if (server === browser) return null;
  return server > browser ? 'service' : 'browser';
}

/** The role by what starts the file: a command, or a main function that ends. Null if it is neither. */
function byCommand({ path, text, outline, project, isStart }: CodeFile): Role | null {
  if (isStartedWithWords({ text, outline, isStart })) return 'script';
  if (imports(outline, isOfServer)) return null;
  const runsOnce =
    outline.exports.length === 0 &&
    !isStart &&
    namesOf(outline).functions.has('main') &&
    (namesOf(outline).calls.get('main') ?? []).some(({ scope }) => scope === -1) &&
    (toolPath.test(path) || !staysUp.test(text));
  return project.isCommand || runsOnce ? 'script' : null;
}

/** Whether a file takes its work from the command line and ends after it. One with exports has to parse the words. */
function isStartedWithWords({ text, outline, isStart }: Pick<CodeFile, 'text' | 'outline' | 'isStart'>): boolean {
  if (isStart || waits.test(text)) return false;
  if (outline.exports.length > 0) {
    return imports(outline, isArgumentParser) && outline.calls.some((call) => call.scope === -1 && parsesWords(call));
  }
  return imports(outline, isArgumentParser) || /\bprocess\.argv\[[2-9]\]/.test(text);
}

/** `program.parse(process.argv)`. */
function parsesWords({ callee, args: [words] }: CallOutline): boolean {
  return (
    /\.parse(Async)?$/.test(callee) && (words === undefined || (words.kind === 'name' && words.name === 'process.argv'))
  );
}

function byProject({ path, text, outline, project: { runsIn } }: CodeFile): Role {
  if (runsIn === 'browser') return 'browser';
  if (runsIn !== 'both') return 'service';
  const isServed = served.test(path) || secret.test(text) || imports(outline, isServerModule) || caches(outline);
  return isServed ? 'service' : 'browser';
}

/** Whether a file uses `cache` of React, which works in server components only (https://react.dev/reference/react/cache). */
function caches({ imports: all }: Outline): boolean {
  return all.some(
    ({ specifier, typeOnly, names }) =>
      !typeOnly && specifier === 'react' && names.some(({ name }) => name === 'cache'),
  );
}

function imports(outline: Outline, test: (specifier: string) => boolean): boolean {
  return outline.imports.some(({ specifier, typeOnly }) => !typeOnly && test(specifier));
}
