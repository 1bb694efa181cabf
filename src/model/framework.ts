/** A set of controls that auditors count by, such as a benchmark. */
export interface Framework {
  readonly name: string;
  readonly publisher: string;
  readonly url: string;
  /** The versions whose controls these are, newest first. A control is called by its id in the first. */
  readonly versions: readonly string[];
  /** By id, in the order of the framework. */
  readonly controls: Readonly<Record<string, Control>>;
}

/** One demand of a framework. */
export interface Control {
  /** What it demands, in a few words of our own. */
  readonly title: string;
  readonly url?: string;
  /** Its id in older versions, where that is another. */
  readonly formerly?: Readonly<Record<string, string>>;
  /** What it is about, where one rule judges more than that. */
  readonly only?: ControlSubject;
}

/** Kinds of thing that frameworks tell apart and rules do not. */
export interface ControlSubject {
  /** What lies in a vault, or in a Managed HSM, and these themselves. */
  readonly store?: 'vault' | 'managedHsm';
  /** What lies in a vault whose access is decided by roles, or by access policies. */
  readonly access?: 'roles' | 'policies';
  /** Keys of one type, whatever protects them. */
  readonly keyType?: 'RSA' | 'EC' | 'oct';
  /** Assignments of one built-in role, by its name. */
  readonly role?: string;
}

/** A control in one word: `CIS:8.3.5`. */
export type ControlName = `${string}:${string}`;

export const controlName = (key: string, id: string): ControlName => `${key}:${id}`;

/** A control that a rule names, with all there is to say of it. */
export interface ServedControl {
  /** What rules and users call the framework: `CIS`. */
  readonly key: string;
  readonly framework: Framework;
  readonly id: string;
  readonly control: Control;
}

/** The controls that ids stand for, in the order of the frameworks and of the controls in them. */
export const servedControls = (
  ids: Readonly<Record<string, readonly string[]>>,
  frameworks: Readonly<Record<string, Framework>>,
): readonly ServedControl[] =>
  Object.entries(frameworks).flatMap(([key, framework]) =>
    Object.entries(framework.controls)
      .filter(([id]) => ids[key]?.includes(id) ?? false)
      .map(([id, control]) => ({ key, framework, id, control })),
  );

/** `5.4 (5.23 in 5.0)`: the id, and what it was in older versions if it was another. */
export function idText(id: string, { formerly = {} }: Control): string {
  const others = Object.entries(formerly).map(([version, then]) => `${then} in ${version}`);
  return others.length === 0 ? id : `${id} (${others.join(', ')})`;
}
