import { Html, html } from '../../core/report/words/html.ts';
import type { sentManifest } from './app-manifest.ts';

/** What a person says of the App that is to be created. */
export interface Asked {
  readonly url: string;
  readonly organization: string;
  readonly name: string;
}

/** Asks for what nobody can guess. `complaint` is what was wrong with the last answer; empty at first. */
export function askingPage({ url, organization, name }: Asked, complaint: string): string {
  return page(
    'Set up Architect',
    html`<p>
        Architect reviews pull requests on GitHub. It needs a GitHub App of yours, which GitHub creates in a minute:
        nothing has to be copied.
      </p>
      ${complaint === '' ? '' : html`<p class="wrong" role="alert">${complaint}</p>`}
      <form method="get" action="/confirm">
        <label
          >Address of this service, as GitHub reaches it
          <input name="url" type="url" required placeholder="https://architect.example.com" value="${url}"
        /></label>
        <label
          >Organization (empty: your own account) <input name="organization" placeholder="acme" value="${organization}"
        /></label>
        <label
          >Name, which nobody else on GitHub has <input name="name" required maxlength="34" value="${name}"
        /></label>
        <button>Continue</button>
      </form>`,
  );
}

/** Shows what will be created, and takes the person to the host with the manifest in hand. */
export function takingPage(action: string, manifest: ReturnType<typeof sentManifest>, account: string | null): string {
  const permissions = Object.entries(manifest.default_permissions).map(
    ([name, level]) => html`<li>${name.replaceAll('_', ' ')}: ${level}</li>`,
  );
  return page(
    'Create the App',
    html`<dl>
        <dt>Name</dt>
        <dd>${manifest.name}</dd>
        <dt>Account</dt>
        <dd>${account ?? 'your own'}</dd>
        <dt>Webhooks go to</dt>
        <dd>${manifest.hook_attributes.url}</dd>
        <dt>It may</dt>
        <dd>
          <ul>
            ${permissions}
          </ul>
        </dd>
      </dl>
      <form method="post" action="${action}">
        <input type="hidden" name="manifest" value="${JSON.stringify(manifest)}" />
        <p>GitHub shows all of this again, and creates the App when you agree.</p>
        <button>Go to GitHub</button>
      </form>`,
  );
}

/** Says in a sentence what became of it. */
export function wordPage(title: string, words: string): string {
  return page(title, html`<p>${words}</p>`);
}

const style = new Html(`
:root { color-scheme: light dark; --ink: light-dark(#1f2328, #e6edf3); --paper: light-dark(#fff, #0d1117);
  --edge: light-dark(#d1d9e0, #3d444d); --link: light-dark(#0969da, #4493f8); --bad: light-dark(#cf222e, #f85149); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 36rem; padding: 2rem 1rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
label { display: block; margin-bottom: 1rem; }
input { display: block; width: 100%; border: 1px solid var(--edge); border-radius: 6px; background: var(--paper);
  color: var(--ink); padding: 0.5rem; font: inherit; }
button { border: 0; border-radius: 6px; background: var(--link); color: var(--paper); padding: 0.6rem 1.2rem; font: inherit;
  font-weight: 600; cursor: pointer; }
dt { font-weight: 600; } dd { margin: 0 0 0.75rem; } dd ul { margin: 0; padding-left: 1.25rem; }
.wrong { color: var(--bad); }`);

function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Architect</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <h1>${title}</h1>
        ${body}
      </body>
    </html>`.markup;
}
