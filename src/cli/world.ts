/** Everything outside of the program, so that a test can be all of it. */
export interface World {
  /** Without the names of Node and of the program. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path. */
  readonly cwd: string;
  readonly stdin: Input;
  readonly stdout: Stream;
  readonly stderr: Stream;
  now(): Date;
  readonly files: Files;
}

export interface Input {
  /** All of it, to its end. */
  read(): Promise<Uint8Array>;
  readonly isTerminal: boolean;
}

export interface Stream {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Columns, if it is a terminal. */
  readonly columns?: number;
}

/** A file system. Paths are absolute. What fails throws an error with a `code`, as Node's do: see `reasonOf`. */
export interface Files {
  read(path: string): Uint8Array;
  /** Makes the folders on the way. */
  write(path: string, text: string): void;
  list(folder: string): readonly Entry[];
  /** What a path leads to, over links: `other` if that is forbidden to see, undefined if there is nothing. Never throws. */
  kind(path: string): 'file' | 'folder' | 'other' | undefined;
  /** The path without links. */
  real(path: string): string;
}

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** Why something failed, as the end of a sentence: "permission denied". */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (code === '' ? 'it cannot be read' : `it cannot be read (${code})`);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk cannot be written to',
};
