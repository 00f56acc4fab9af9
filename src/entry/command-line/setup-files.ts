import { readPackage } from '../../adapters/observe/package.ts';

/** The address of the project, with its schemas and pages. */
const home = 'https://github.com/architect-review/architect';
const schema = 'https://raw.githubusercontent.com/architect-review/architect/main/schemas/architect-config.schema.json';

/** What can be set up in a repository. */
export type Setup = 'config' | 'workflow' | 'hook';

/** The initial configuration, which excludes third-party code. */
export function configText(excluded: readonly string[]): string {
  const paths = excluded.length === 0 ? '' : `\n# Third-party code.\npaths:\n  exclude: [${excluded.join(', ')}]\n`;
  return `# yaml-language-server: $schema=${schema}
# How Architect reviews this repository. It is read from the base branch: an edit takes effect once it is merged.
# All settings: ${home}/blob/main/docs/running.md

# From which finding on the check fails: breaking, dangerous, high, medium, low or never.
fail-on: breaking
${paths}`;
}

/** A workflow of GitHub Actions that reviews pull requests: annotations, and results for code scanning. */
export function workflowText(): string {
  const review = `${run()} review --base "origin/$GITHUB_BASE_REF"`;
  return `# Reviews pull requests with Architect: notes on the lines, and the findings under Security, Code scanning.
name: architect
on: pull_request
permissions:
  contents: read
  security-events: write
jobs:
  review:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          fetch-depth: 0 # the merge base is looked for
          persist-credentials: false
      - uses: actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0
        with:
          node-version: 24
      - name: Write the findings for code scanning
        run: ${review} --format sarif --fail-on never > "$RUNNER_TEMP/architect.sarif"
      - uses: github/codeql-action/upload-sarif@8aad20d150bbac5944a9f9d289da16a4b0d87c1e # v4.36.2
        continue-on-error: true # code scanning may be off, and a fork may not write to it
        with:
          sarif_file: \${{ runner.temp }}/architect.sarif
      - name: Review
        run: ${review} --format github
`;
}

/** A git hook that reviews what is staged. */
export function hookText(): string {
  return `#!/bin/sh
# Reviews what is staged. To commit without: git commit --no-verify
if command -v architect > /dev/null; then exec architect review --staged; fi
exec ${run()} review --staged
`;
}

function run(): string {
  const { name, version } = readPackage();
  return `npx --yes ${name}@${version}`;
}
