// Bundles the command line into dist/, or into the folder that is given. What a run may not need (reporters, ajv, yaml) stays in chunks of its own
// that are read only when they are imported.
import { chmodSync, copyFileSync, readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const [outdir = 'dist'] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: { cli: 'src/cli/cli.ts' },
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
  define: { __VERSION__: JSON.stringify(version) },
  // Some bundled libraries are CommonJS and call require for Node's own modules.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'warning',
});
// The SARIF library reads the order of its properties from a file beside itself.
copyFileSync('node_modules/@microsoft/sarif/dist/serialization-model.json', `${outdir}/serialization-model.json`);
chmodSync(`${outdir}/cli.js`, 0o755);
