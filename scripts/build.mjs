// Bundles the command line into dist/, or into the folder that is given. What a run may not need (reporters, ajv, yaml) stays in chunks of its own
// that are read only when they are imported.
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'esbuild';

const [outdir = 'dist'] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

rmSync(outdir, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { cli: 'src/cli/cli.ts', 'read-ahead': 'src/scanners/terraform/hcl/read-ahead.ts' },
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // jsonc-parser's main is UMD, which cannot be bundled.
  mainFields: ['module', 'main'],
  minify: false,
  legalComments: 'linked',
  // The machine that runs the grammar of HCL could also be fetched, in browsers. Here nothing can reach a network.
  define: { __VERSION__: JSON.stringify(version), fetch: 'noNetwork', XMLHttpRequest: 'noNetwork' },
  // Some bundled libraries are CommonJS and call require for Node's own modules.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
  metafile: true,
});
// The SARIF library reads the order of its properties from a file beside itself.
copyFileSync('node_modules/@microsoft/sarif/dist/serialization-model.json', `${outdir}/serialization-model.json`);
// The parser of Terraform's files is loaded from beside the bundle.
const machines = ['web-tree-sitter/web-tree-sitter.wasm', '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm'];
for (const file of machines) copyFileSync(`node_modules/${file}`, `${outdir}/${basename(file)}`);
chmodSync(`${outdir}/cli.js`, 0o755);

// The licences of what is bundled ask to be handed on with it.
const bundled = [...Object.keys(metafile.inputs), ...machines.map((file) => `node_modules/${file}`)];
const folders = new Set(bundled.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]));
const licences = [...folders]
  .filter((folder) => folder !== undefined && existsSync(`${folder}/package.json`))
  .sort()
  .map((folder) => {
    const { name, version: number, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text = file === undefined ? '' : `\n\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}`;
    return `${name} ${number} (${license})${text}\n`;
  });
writeFileSync(`${outdir}/third-party-licenses.txt`, licences.join(`\n${'-'.repeat(80)}\n\n`));
