import type { Finding } from '../../model/finding.js';
import { samePlace } from '../../model/source.js';
import { together } from '../../model/together.js';
import type { Related } from '../../model/verdict.js';
import { groupBy } from './words.js';

/** The other places a reader should look at, each once with all that is to be said of it; not the finding's own. */
export function placesElsewhere({ at, related }: Finding): readonly Related[] {
  const others = related.filter((each) => !samePlace(each.at, at));
  const groups = groupBy(others, (each) => [each.at.source.path, each.at.start, each.at.end].join('\0'));
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((first) => ({ at: first.at, label: together(group.map(({ label }) => label)) })),
  );
}
