import type { Diagnostic } from '../../../model/diagnostic.js';
import { didYouMean } from '../../../model/suggest.js';
import type { RemoteModule } from '../remote/remote-modules.js';
import type { ModuleDeclaration } from '../syntax.js';
import { expressionOf } from '../template/body.js';
import { calledPath } from './called-path.js';
import type { Program } from './program.js';
import type { ProgramSet } from './program-set.js';

/** A call of a module from elsewhere, and what is to be said of it. */
export interface RemoteCall {
  readonly from: RemoteModule['from'];
  readonly diagnostics: readonly Diagnostic[];
}

/** Undefined for a call of a module that is among the files. */
export function remoteCall(module: ModuleDeclaration, caller: Program, programs: ProgramSet): RemoteCall | undefined {
  if (calledPath(module) !== undefined) return undefined;
  const followed = programs.follow(module.reference, caller);
  if (!('program' in followed) || followed.remote === undefined) return undefined;
  const { remote, program } = followed;
  const diagnostics = [
    ...inPart(module, remote),
    ...otherVersion(module, remote),
    ...undeclared(module, program, remote),
  ];
  return { from: remote.from, diagnostics };
}

const inPart = (module: ModuleDeclaration, remote: RemoteModule): readonly Diagnostic[] =>
  remote.inPart === undefined
    ? []
    : [
        {
          id: 'module/in-part',
          level: 'note',
          title: `Module \`${module.name.text}\` is evaluated in part`,
          label: 'only what it does about Key Vault is known of it',
          at: module.reference,
        },
      ];

const otherVersion = (module: ModuleDeclaration, { takenFor }: RemoteModule): readonly Diagnostic[] =>
  takenFor === undefined
    ? []
    : [
        {
          id: 'module/other-version',
          level: 'note',
          title: `Module \`${module.name.text}\` is judged by an older version`,
          label: `nothing newer than ${takenFor} is known of it`,
          at: module.reference,
        },
      ];

/** Arguments that the version does not take: Bicep refuses them, and what they are meant to change stays as it is. */
function undeclared(module: ModuleDeclaration, { params }: Program, { takenFor }: RemoteModule): readonly Diagnostic[] {
  const written = expressionOf(module.body, 'params');
  if (written?.kind !== 'object') return [];
  const names = params.map(({ name }) => name.text);
  const known = new Set(names.map((name) => name.toLowerCase()));
  return written.entries.flatMap((entry): readonly Diagnostic[] => {
    const name = entry.kind === 'property' && entry.key.kind === 'literal' ? String(entry.key.value) : undefined;
    if (entry.kind !== 'property' || name === undefined || known.has(name.toLowerCase())) return [];
    return [
      {
        id: 'module/undeclared-parameter',
        level: takenFor === undefined ? 'warning' : 'note',
        title: `\`${name}\` is not a parameter of the module`,
        label: didYouMean(
          name,
          names,
          takenFor === undefined ? 'this version has none of that name' : 'what it does is not known',
        ),
        at: entry.key,
      },
    ];
  });
}
