import type { Diagnostic } from '../../../model/diagnostic.js';
import { didYouMean } from '../../../model/suggest.js';
import type { Known } from '../evaluate/configurations.js';
import type { Configuration, ModuleCall } from '../module/declarations.js';

/** What is to be said of a call of a module whose source is not here. */
export function knownCall(call: ModuleCall, configuration: Configuration, { takenFor }: Known): readonly Diagnostic[] {
  return [...otherVersion(call, takenFor), ...undeclared(call, configuration, takenFor)];
}

const otherVersion = ({ name, source }: ModuleCall, takenFor: string | undefined): readonly Diagnostic[] =>
  takenFor === undefined || source === undefined
    ? []
    : [
        {
          id: 'module/other-version',
          level: 'note',
          title: `Module \`${name.text}\` is judged by another version`,
          label: `the newest that is known of it is ${takenFor}`,
          at: source.at,
        },
      ];

/** https://developer.hashicorp.com/terraform/language/block/module */
const ofTheCall: ReadonlySet<string> = new Set(['source', 'version', 'count', 'for_each', 'providers', 'depends_on']);

/** Arguments that the version does not take: Terraform refuses them, and what they are meant to change stays as it is. */
function undeclared(
  { block }: ModuleCall,
  { variables }: Configuration,
  takenFor: string | undefined,
): readonly Diagnostic[] {
  return block.body.attributes
    .filter(({ name }) => !ofTheCall.has(name.text) && !variables.has(name.text))
    .map(({ name }) => ({
      id: 'module/undeclared-parameter',
      level: takenFor === undefined ? 'warning' : 'note',
      title: `\`${name.text}\` is not a variable of the module`,
      label: didYouMean(
        name.text,
        [...variables.keys()],
        takenFor === undefined ? 'this version has none of that name' : 'what it does is not known',
      ),
      at: name,
    }));
}
