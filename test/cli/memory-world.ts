import { posix } from 'node:path';
import { main } from '../../src/cli/main.js';
import type { Entry, Files, Stream, World } from '../../src/cli/world.js';

/** A file: its text, its bytes, a link to another path, or what keeps it from being read. */
export type Content = string | Uint8Array | { readonly link: string } | { readonly error: string };

/** As Linux has it. */
const longestPath = 4096;

const fail = (code: string): never => {
  throw Object.assign(new Error(code), { code });
};

/** A file system of files by absolute path. Folders are there because files are in them. */
export class MemoryFiles implements Files {
  readonly #files: Map<string, Content>;

  constructor(files: Readonly<Record<string, Content>>) {
    this.#files = new Map(Object.entries(files));
  }

  read(path: string): Uint8Array {
    const content = this.#files.get(this.real(path));
    if (content === undefined) return fail(this.kind(path) === 'folder' ? 'EISDIR' : 'ENOENT');
    if (typeof content === 'string') return new TextEncoder().encode(content);
    if (content instanceof Uint8Array) return content;
    return fail('error' in content ? content.error : 'ELOOP');
  }

  write(path: string, text: string): void {
    if (path.startsWith('/readonly/')) fail('EROFS');
    this.#files.set(path, text);
  }

  list(folder: string): readonly Entry[] {
    const real = this.real(folder);
    const blocked = this.#files.get(real);
    if (typeof blocked === 'object' && 'error' in blocked) return fail(blocked.error);
    const entries = new Map<string, Entry['kind']>();
    const prefix = real === '/' ? '/' : `${real}/`;
    for (const [path, content] of this.#files) {
      if (!path.startsWith(prefix)) continue;
      const [name = '', ...rest] = path.slice(prefix.length).split('/');
      const isLink = typeof content === 'object' && 'link' in content;
      const isBlockedFolder = typeof content === 'object' && 'error' in content && !name.includes('.');
      entries.set(name, rest.length > 0 || isBlockedFolder ? 'folder' : isLink ? 'link' : 'file');
    }
    return [...entries].map(([name, kind]) => ({ name, kind }));
  }

  kind(path: string): 'file' | 'folder' | 'other' | undefined {
    try {
      const real = this.real(path);
      if (this.#files.has(real)) return 'file';
      return [...this.#files.keys()].some((each) => each.startsWith(real === '/' ? '/' : `${real}/`))
        ? 'folder'
        : undefined;
    } catch {
      return undefined;
    }
  }

  real(path: string): string {
    if (path.length > longestPath) return fail('ENAMETOOLONG');
    let here = '';
    for (const part of posix
      .normalize(path)
      .split('/')
      .filter((each) => each !== '')) {
      here = `${here}/${part}`;
      for (let hops = 0; ; hops++) {
        const content = this.#files.get(here);
        if (typeof content !== 'object' || !('link' in content)) break;
        if (hops > 10) return fail('ELOOP');
        here = posix.resolve(posix.dirname(here), content.link);
      }
    }
    return here === '' ? '/' : here;
  }

  /** The text of a file that was written. */
  text(path: string): string {
    return new TextDecoder().decode(this.read(path));
  }
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly files: MemoryFiles;
}

export interface Around {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  /** What is piped in; nothing is if it is left out. */
  readonly stdin?: string;
  /** ISO date and time. */
  readonly now?: string;
}

/** Runs a command line in a world of these files. `/repo` is the root of a repository and the working folder. */
export async function vaultlint(
  args: string,
  files: Readonly<Record<string, Content>> = {},
  { cwd = '/repo', env = {}, isTerminal = false, now = '2026-06-15T12:00:00Z', stdin }: Around = {},
): Promise<Ran> {
  const memory = new MemoryFiles({ '/repo/.git/HEAD': 'ref: refs/heads/main', ...files });
  const written = { out: '', err: '' };
  const stream = (name: 'out' | 'err'): Stream => ({
    write: (text) => void (written[name] += text),
    isTerminal,
    columns: 120,
  });
  const world: World = {
    args: args === '' ? [] : args.split(' '),
    env,
    cwd,
    stdin: { read: () => Promise.resolve(new TextEncoder().encode(stdin)), isTerminal: stdin === undefined },
    stdout: stream('out'),
    stderr: stream('err'),
    now: () => new Date(now),
    files: memory,
  };
  const code = await main(world);
  return { code, ...written, files: memory };
}

/** A vault that can be purged, and of which nobody can say whether its audit events are kept. */
export const bareVault = (name = 'kv-one'): string => `resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: '${name}'
  location: 'westeurope'
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enablePurgeProtection: false
    publicNetworkAccess: 'Disabled'
  }
}
`;

/** The same with an audit log: one rule has something against it. */
export const purgeable = (name = 'kv-one'): string => `${bareVault(name)}
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: resourceId('Microsoft.OperationalInsights/workspaces', 'log')
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}
`;

/** The same vault, and nothing is wrong with it. */
export const sound = (name = 'kv-one'): string =>
  purgeable(name).replace('enablePurgeProtection: false', 'enablePurgeProtection: true');
