import { github } from './github.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { OutputFormat } from './output-format.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';

/** What `--format` takes. */
export const formats: Readonly<Record<'pretty' | 'markdown' | 'json' | 'sarif' | 'github', OutputFormat>> = {
  pretty,
  markdown,
  json,
  sarif,
  github,
};
