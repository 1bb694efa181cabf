import { join } from 'node:path';
import { decode } from '../scanners/templates/files/decode.js';
import { writtenByTerraform } from '../scanners/terraform/plan/recognise.js';
import { Refusal } from './refusal.js';
import type { World } from './world.js';

/** What stands for the standard input among the paths, as everywhere. A file of that name is `./-`. */
const dash = '-';

/** What reports call it. */
const name = 'stdin';

export interface Named {
  readonly paths: readonly string[];
  readonly world: World;
}

/**
 * Where `-` is among the paths: a world in which what comes in is a file of the working folder, of which nobody hears who
 * looks into the folder. Only what Terraform has written can come this way: a template says by its name what it is.
 */
export async function withStandardInput(paths: readonly string[], world: World): Promise<Named> {
  if (!paths.includes(dash)) return { paths, world };
  if (world.stdin.isTerminal) throw new Refusal('`-` is the standard input, and nothing is piped into it');
  const bytes = await world.stdin.read();
  const text = decode(bytes);
  if (bytes.length === 0 || !('text' in text) || writtenByTerraform(text.text) === undefined)
    throw new Refusal('`-` takes what `terraform show -json <plan>` prints, and what came in is none');
  const path = join(world.cwd, name);
  const { files } = world;
  return {
    paths: paths.map((each) => (each === dash ? path : each)),
    world: {
      ...world,
      files: {
        read: (asked) => (asked === path ? bytes : files.read(asked)),
        write: (asked, content) => {
          files.write(asked, content);
        },
        list: (folder) => files.list(folder),
        kind: (asked) => (asked === path ? 'file' : files.kind(asked)),
        real: (asked) => (asked === path ? path : files.real(asked)),
      },
    },
  };
}
