import { createRequire } from 'node:module';
import { versions } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import type { Parser } from 'web-tree-sitter';

const { resolve } = createRequire(import.meta.url);

/** Where a part of the parser lies: beside the bundle, or in the package that it is bundled from. */
function locate(file: string, packaged: string): string {
  try {
    return resolve(`./${file}`);
  } catch {
    return resolve(`${packaged}/${file}`);
  }
}

let loading: Promise<Parser> | undefined;

/** The parser of the grammar of HCL, read when it is first needed. There is one for all files: it takes no lasting state. */
export function loadGrammar(): Promise<Parser> {
  loading ??= load();
  return loading;
}

/**
 * How much of the grammar's code runs before the engine compiles it once more, and better: as much as newer engines take.
 * A scan of a few files is over by then, and Node would wait for what is still being compiled.
 */
const tieringBudget = 13_000_000;

async function load(): Promise<Parser> {
  if (Number.parseInt(versions.node) < 24) setFlagsFromString(`--wasm-tiering-budget=${String(tieringBudget)}`);
  const { Language, Parser } = await import('web-tree-sitter');
  const machine = locate('web-tree-sitter.wasm', 'web-tree-sitter');
  const grammar = locate('tree-sitter-hcl.wasm', '@tree-sitter-grammars/tree-sitter-hcl');
  await Parser.init({ locateFile: () => machine });
  return new Parser().setLanguage(await Language.load(grammar));
}
