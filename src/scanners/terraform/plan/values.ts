import { listOf, objectOf, scalar, unknown } from '../../../expressions/values.js';
import { textOf } from '../../../model/source.js';
import type { Step, Value } from '../../../model/value.js';
import type { JsonNode } from '../../json/node.js';
import { Kind } from '../../json/tape.js';
import type { Place } from './place.js';
import type { PlannedValues } from './resources.js';

/** Stands for a text that is written in the configuration and must not be shown: that it is there is all that is kept. */
const hidden = '‹sensitive›';

/** A part of a resource: what the plan says of it, and what the configuration does. */
export interface Planned extends PlannedValues {
  readonly place: Place;
  /** The attribute that it is, or is a part of, and the blocks around: `network_acls.ip_rules`. */
  readonly path: string;
  /**
   * What the configuration says of it: an expression, with its constant or its references, or the expressions of a block
   * or of several. Undefined where it says nothing.
   */
  readonly written: JsonNode | undefined;
  /** Whether it is the body of a block. */
  readonly isBlock: boolean;
  /** Whether the configuration would say something of it if its author wrote it. */
  readonly isListed: boolean;
}

/** What the references of the configuration say of a part. */
export interface Telling {
  /** How what is only known after apply is named, by what the configuration says that it is made of. */
  afterApply(part: Planned): Value | undefined;
  /** Whose object id it is, if that says more than the id itself. */
  owner(part: Planned): Value | undefined;
}

/** The value of a part of a resource; undefined for what is left out, which the provider or Azure decide. */
export function valueOf(part: Planned, telling: Telling): Value | undefined {
  const { known, unknown: open, sensitive, place } = part;
  const isNull = known === undefined || known.kind === Kind.null;
  const isOpen = open?.kind === Kind.true;
  // What nobody wrote is for the provider to make up.
  if (isOpen && isLeftOut(part)) return undefined;
  if (sensitive?.kind === Kind.true) return isNull && !isOpen ? writeOnly(part) : secret(part);
  if (isOpen) return telling.afterApply(part);
  if (isNull) return open?.isObject === true || open?.isArray === true ? inside(part, telling) : writeOnly(part);
  if (known.isObject || known.isArray) return inside(part, telling);
  const owner = known.isText ? telling.owner(part) : undefined;
  return owner ?? scalar(plainValue(known), place.at, isLeftOut(part) ? byProvider(place) : place.trail);
}

/** Whether the author writes nothing there. */
const isLeftOut = ({ written, isListed }: Planned): boolean => isListed && written === undefined;

const byProvider = ({ at }: Place): readonly Step[] => [{ kind: 'provider', name: 'the provider', at }];

/** A text, a number or a boolean as it stands there. */
function plainValue(node: JsonNode): string | number | boolean | null {
  if (node.isText) return node.text;
  if (node.kind === Kind.number) return Number(textOf(node));
  return node.kind === Kind.null || node.kind === Kind.missing ? null : node.kind === Kind.true;
}

/**
 * What must not be shown. A constant in the configuration is a secret in a file; whether anything else is, and which, is
 * not looked at.
 */
function secret({ written, place }: Planned): Value {
  if (constantIn(written)?.isText === true) return scalar(hidden, place.at, place.trail);
  const because = 'Terraform marks it as sensitive';
  return unknown(because, place.at, { trail: place.trail, sensitive: true });
}

/** Of a write-only argument nothing is in a plan but what the configuration has. */
function writeOnly(part: Planned): Value | undefined {
  const { written, place, path } = part;
  const constant = constantIn(written);
  if (constant?.isText === true) return secret(part);
  const isGiven = constant === undefined && written !== undefined && path.endsWith('_wo');
  return isGiven
    ? unknown('Terraform keeps it in no plan', place.at, { trail: place.trail, sensitive: true })
    : undefined;
}

/** Of an item or a member of what an expression gives there is no expression of its own. */
const constantIn = (written: JsonNode | undefined): JsonNode | undefined => written?.get('constant_value');

/** An object or a list, of parts of which something else may be true. */
function inside(part: Planned, telling: Telling): Value {
  const isList = [part.known, part.unknown].some((each) => each?.isArray === true);
  return isList ? listIn(part, telling) : objectIn(part, telling);
}

function listIn(part: Planned, telling: Telling): Value {
  const { known, unknown: open, place, path, written } = part;
  const [values, unknowns, secrets] = [itemsOf(known), itemsOf(open), itemsOf(part.sensitive)];
  const count = Math.max(values.length, unknowns.length);
  // Blocks that are not as many as are written come from dynamic ones, of which the plan has no expressions.
  const blocks = written?.isArray === true && written.items().length === count ? written.items() : undefined;
  const items = Array.from({ length: count }, (_, i) => {
    const own = values[i];
    const item: Planned = {
      known: own,
      unknown: unknowns[i],
      sensitive: secrets[i],
      path,
      place: place.part(i, own && (own.isText ? own.text : textOf(own))),
      written: written?.isArray === true ? blocks?.[i] : written,
      isBlock: blocks !== undefined,
      isListed: false,
    };
    return valueOf(item, telling) ?? scalar(null, item.place.at);
  });
  return { ...listOf(items, place.at), trail: place.trail };
}

const itemsOf = (node: JsonNode | undefined): readonly JsonNode[] => node?.items() ?? [];

function objectIn(part: Planned, telling: Telling): Value {
  const { place, written, isBlock, path } = part;
  const [values, unknowns, secrets] = [part.known, part.unknown, part.sensitive].map(membersOf);
  const expressions = isBlock ? membersOf(written) : undefined;
  const entries = new Map<string, Value>();
  for (const name of new Set([...(values?.keys() ?? []), ...(unknowns?.keys() ?? [])])) {
    const member: Planned = {
      known: values?.get(name),
      unknown: unknowns?.get(name),
      sensitive: secrets?.get(name),
      path: `${path}.${name}`,
      place: place.part(name),
      written: expressions === undefined ? written : expressions.get(name),
      isBlock: false,
      isListed: isBlock && place.writes(name) !== true,
    };
    const value = valueOf(member, telling);
    if (value !== undefined) entries.set(name, value);
  }
  return { ...objectOf(entries, place.at), trail: place.trail };
}

const membersOf = (node: JsonNode | undefined): ReadonlyMap<string, JsonNode> =>
  new Map((node?.properties() ?? []).map(({ key, value }) => [key.text, value]));
