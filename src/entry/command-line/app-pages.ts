import { html } from '../../core/report/words/html.ts';
import { wordPage } from '../../service/page/layout.ts';
import type { sentManifest } from './app-manifest.ts';

/** The values of the form. */
export interface SetupForm {
  readonly url: string;
  readonly organization: string;
  readonly name: string;
}

/** The form for what cannot be derived. `complaint` says what was wrong with the last input; empty at first. */
export function formPage({ url, organization, name }: SetupForm, complaint: string): string {
  return wordPage(
    'Set up Architect',
    html`<p>
        Architect reviews pull requests on GitHub. It needs a GitHub App of yours, which GitHub creates in a minute:
        there is nothing to copy.
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
        <label>Name, unique on GitHub <input name="name" required maxlength="34" value="${name}" /></label>
        <button>Continue</button>
      </form>`,
  );
}

/** Shows what will be created, and submits the manifest to the host. */
export function confirmationPage(
  action: string,
  manifest: ReturnType<typeof sentManifest>,
  account: string | null,
): string {
  const permissions = Object.entries(manifest.default_permissions).map(
    ([name, level]) => html`<li>${name.replaceAll('_', ' ')}: ${level}</li>`,
  );
  return wordPage(
    'Create the App',
    html`<dl>
        <dt>Name</dt>
        <dd>${manifest.name}</dd>
        <dt>Account</dt>
        <dd>${account ?? 'your own'}</dd>
        <dt>Webhooks go to</dt>
        <dd>${manifest.hook_attributes.url}</dd>
        <dt>After signing in, people return to</dt>
        <dd>${manifest.callback_urls[0] ?? ''}</dd>
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
