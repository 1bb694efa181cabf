declare const __VERSION__: string | undefined;

/** The version of the package, put in by the build; run from its sources the program has none. */
export const version = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0';
