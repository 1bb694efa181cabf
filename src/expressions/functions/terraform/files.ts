import { posix } from 'node:path';
import type { Step, Value } from '../../../model/value.js';
import { fromJson } from '../../json.js';
import type { BuiltIn, CallSite } from '../../scope.js';
import { scalar, unknown } from '../../values.js';
import { atDeployment } from '../at-deployment.js';
import { structural } from '../define.js';
import { Problem, Unworked } from '../problem.js';
import { tooLong } from '../strings.js';
import { collected } from './collected.js';
import { utf8 } from './encoding.js';
import { hashes } from './hashes.js';
import { map, text } from './parameter.js';

type Read = (bytes: Uint8Array) => string | Problem;

/**
 * Files beside the module. One that cannot be read is no error: it may be made before Terraform runs.
 * https://developer.hashicorp.com/terraform/language/functions#filesystem-functions
 */
export const files: Readonly<Record<string, BuiltIn>> = {
  file: ofFile((bytes) => utf8(Buffer.from(bytes))),
  filebase64: ofFile((bytes) => Buffer.from(bytes).toString('base64')),
  ...Object.fromEntries(Object.entries(hashes).map(([name, hash]) => [`file${name}`, ofFile(hash)])),
  fileexists: structural({ gives: 'bool' }, [text], ([path], { at, evaluation }) => {
    const file = evaluation.files.read(path, at.source);
    return 'problem' in file ? new Unworked(`cannot read \`${path}\`: ${file.problem}`) : scalar(true, at);
  }),
  fileset: structural({ gives: 'array' }, [text, text], ([folder, pattern], site) => fileset(folder, pattern, site)),
  templatefile: structural({ gives: 'string' }, [text, map], ([path, names], site) => {
    const template = fileText(path, site, (bytes) => utf8(Buffer.from(bytes)));
    if (template instanceof Problem) return template;
    return (
      site.evaluation.renderTemplate?.(template, names, site.at) ?? new Unworked('templates are not rendered here')
    );
  }),
  templatestring: structural({ gives: 'string' }, [text, map], ([template, names], { at, evaluation }) => {
    return evaluation.renderTemplate?.(template, names, at) ?? new Unworked('templates are not rendered here');
  }),
  abspath: (args, site) => {
    const [path] = args;
    const isAbsolute = path?.kind === 'scalar' && typeof path.value === 'string' && path.value.startsWith('/');
    return isAbsolute ? normalized(args, site) : whereItRuns(args, site);
  },
  pathexpand: structural({ gives: 'string' }, [text], ([path], { at }) =>
    path.startsWith('~') ? unknown('the home folder is that of whoever runs Terraform', at) : scalar(path, at),
  ),
  basename: structural({ gives: 'string' }, [text], ([path], { at }) =>
    scalar(path === '' ? '.' : posix.basename(path) || '/', at),
  ),
  dirname: structural({ gives: 'string' }, [text], ([path], { at }) =>
    scalar(posix.normalize(path.slice(0, path.lastIndexOf('/') + 1) || '.').replace(/(?<=.)\/$/, ''), at),
  ),
};

const whereItRuns = atDeployment({ type: 'string', because: 'depends on where Terraform runs' });

const normalized = structural({ gives: 'string' }, [text], ([path], { at }) =>
  scalar(posix.normalize(path).replace(/(?<=.)\/$/, ''), at),
);

function ofFile(read: Read): BuiltIn {
  return structural({ gives: 'string' }, [text], ([path], site) => {
    const content = fileText(path, site, read);
    if (content instanceof Problem) return content;
    const step: Step = { kind: 'file', name: path, at: site.at };
    return scalar(content, site.at, [step]);
  });
}

function fileText(path: string, { at, evaluation }: CallSite, read: Read): string | Problem {
  const file = evaluation.files.read(path, at.source);
  if ('problem' in file) return new Unworked(`cannot read \`${path}\`: ${file.problem}`);
  const content = read(file.bytes);
  const { maxLength } = evaluation.budget;
  return typeof content === 'string' && content.length > maxLength ? new Unworked(tooLong(maxLength)) : content;
}

/** The paths below a folder that fit a pattern, as a set. */
function fileset(folder: string, pattern: string, { at, evaluation }: CallSite): Value | Problem {
  const listed = evaluation.files.list?.(folder, pattern, at.source) ?? { problem: 'directories are not read here' };
  if ('problem' in listed) return new Unworked(`cannot list \`${folder}\`: ${listed.problem}`);
  return collected(fromJson(listed, at), 'set');
}
