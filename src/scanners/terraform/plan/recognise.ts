import { Token } from '../../json/token.js';
import { Tokens } from '../../json/tokens.js';
import { unescaped } from '../../json/strings.js';
import { Problems } from '../../templates/problems.js';

/**
 * What a text is that Terraform has written, by its content:
 * - `plan`: what `terraform show -json` makes of a plan
 * - `state`: a state as Terraform keeps it, or what `terraform show -json` makes of one
 * - `messages`: what `terraform plan -json` and `terraform apply -json` say while they run
 * - `words`: what `terraform plan` and `terraform show` print for people
 *
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export type WrittenByTerraform = 'plan' | 'state' | 'messages' | 'words';

/** So much of a text tells whether it is a log: the first lines name the program. */
const beginning = 4000;

const messages = /"@module"\s*:\s*"(?:terraform|tofu)\.ui"/;

const words =
  /^(?:Terraform|OpenTofu) (?:will perform the following actions:|used the selected providers to generate)|^No changes\. Your infrastructure/m;

/** No JSON of Terraform is without one of these words. */
const mention = /"(?:format_version|terraform_version)"/;

/** What a text is, if Terraform wrote it. Nothing is parsed: what stands inside of it is stepped over. */
export function writtenByTerraform(text: string): WrittenByTerraform | undefined {
  const first = text.slice(0, beginning);
  if (messages.test(first)) return 'messages';
  if (!/^[\uFEFF\s]*\{/.test(first)) return words.test(first) ? 'words' : undefined;
  return mention.test(text) ? byNames(namesAtRoot(text)) : undefined;
}

/** The names that tell a plan from the other things that have a `format_version`. */
const ofPlan = ['planned_values', 'resource_changes', 'prior_state', 'configuration', 'output_changes', 'variables'];

const ofOthers = ['valid', 'provider_schemas', 'function_signatures', 'diagnostics'];

function byNames({ names, isWhole }: Root): WrittenByTerraform | undefined {
  const has = (name: string): boolean => names.has(name);
  if (has('lineage') || has('serial')) return has('version') ? 'state' : undefined;
  if (!has('format_version') || ofOthers.some(has)) return undefined;
  if (ofPlan.some(has)) return 'plan';
  if (has('values')) return 'state';
  // What is cut off after its first names was to become a plan: states are small.
  return has('terraform_version') || !isWhole ? 'plan' : undefined;
}

/** Whether what comes after these names makes no difference. Most of the time they come first, and the text is long. */
const isDecided = (names: ReadonlySet<string>): boolean =>
  ['plan', 'state'].includes(byNames({ names, isWhole: true }) ?? '') &&
  ['lineage', 'serial', 'values', ...ofPlan].some((each) => names.has(each));

interface Root {
  readonly names: ReadonlySet<string>;
  /** Whether the text goes on to the end of its object. */
  readonly isWhole: boolean;
}

function namesAtRoot(text: string): Root {
  const source = { path: '', language: 'json', text } as const;
  const tokens = new Tokens(source, new Problems(source, ''));
  const names = new Set<string>();
  let depth = 0;
  let isName = false;
  while (!tokens.at(Token.end) && !isDecided(names)) {
    const { kind, start, end } = tokens;
    if (kind === Token.openBrace || kind === Token.openSquare) depth += 1;
    else if (kind === Token.closeBrace || kind === Token.closeSquare) depth -= 1;
    else if (depth === 1 && kind === Token.string && isName) names.add(unescaped(text, start + 1, end - 1).text);
    if (depth === 0) return { names, isWhole: true };
    isName = depth === 1 && (kind === Token.comma || kind === Token.openBrace);
    tokens.next();
  }
  return { names, isWhole: false };
}

/** A plan as `terraform plan -out` saves it: a ZIP archive whose first file is called `tfplan`. */
export function isSavedPlan(bytes: Uint8Array): boolean {
  const isArchive = archive.every((byte, i) => bytes[i] === byte);
  return isArchive && new TextDecoder('latin1').decode(bytes.subarray(nameAt, nameAt + 6)) === 'tfplan';
}

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT: how an archive begins, and where its first name stands. */
const archive = [0x50, 0x4b, 0x03, 0x04];
const nameAt = 30;
