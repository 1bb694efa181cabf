import type { Estate } from './estates/index.js';
import { isBody, isList, type Body, type Data, type Declared } from './languages.js';

/** An estate without one property of one of its resources. */
export interface Variant extends Estate {
  readonly changed: Declared;
  readonly path: readonly string[];
}

/** The estate without one of its properties, for every one of them. */
export function variantsOf(estate: Estate): readonly (readonly [string, Variant])[] {
  return estate.resources.flatMap((declared, index) =>
    pathsIn(declared.body).map((path) => {
      const changed: Declared = { ...declared, body: without(declared.body, path) as Body };
      const variant = { ...estate, resources: estate.resources.with(index, changed), changed, path };
      return [`${path.join('.')} of ${declared.type} ${declared.name}`, variant] as const;
    }),
  );
}

/** The paths of all properties, those of the items of lists included, but not the items themselves. */
function pathsIn(data: Data): readonly (readonly string[])[] {
  if (isList(data)) {
    return data.flatMap((item, index) => pathsIn(item).map((path) => [String(index), ...path]));
  }
  if (!isBody(data)) return [];
  return Object.entries(data).flatMap(([name, value]) => [[name], ...pathsIn(value).map((path) => [name, ...path])]);
}

function without(data: Data, [name = '', ...rest]: readonly string[]): Data {
  if (isList(data)) return data.with(Number(name), without(data[Number(name)] ?? null, rest));
  if (!isBody(data)) return data;
  const { [name]: value, ...others } = data;
  if (rest.length === 0 || value === undefined) return others;
  return { ...others, [name]: without(value, rest) };
}
