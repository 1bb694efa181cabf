import { mkdirSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync, type Dirent } from 'node:fs';
import { dirname } from 'node:path';
import { isatty } from 'node:tty';
import type { Entry, Files, Stream, World } from './world.js';

/** The real world. */
export const nodeWorld = (): World => ({
  args: process.argv.slice(2),
  env: process.env,
  cwd: process.cwd(),
  stdin: { read: standardInput, isTerminal: isatty(0) },
  stdout: streamOf(process.stdout),
  stderr: streamOf(process.stderr),
  now: () => new Date(),
  files: nodeFiles,
});

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A reader that has seen enough (`| head`) closes its end: that is no error of ours, and the exit code stays. */
function streamOf(stream: NodeJS.WriteStream & { readonly fd: number }): Stream {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    write: (text) => void stream.write(text),
    isTerminal: isatty(stream.fd),
    ...(isatty(stream.fd) && { columns: stream.columns }),
  };
}

const nodeFiles: Files = {
  read: (path) => readFileSync(path),
  write: (path, text) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  },
  list: (folder) =>
    readdirSync(folder, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
  kind: (path) => {
    try {
      const stats = statSync(path);
      return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
    } catch (error) {
      return isForbidden(error) ? 'other' : undefined;
    }
  },
  real: (path) => realpathSync(path),
};

const isForbidden = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');

function kindOf(entry: Dirent): Entry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}
