type Makers = Readonly<Record<string, (() => unknown) | undefined>>;

type Made<M extends Makers> = {
  readonly [K in keyof M as undefined extends M[K] ? never : K]: M[K] extends () => infer T ? T : never;
} & {
  readonly [K in keyof M as undefined extends M[K] ? K : never]?: M[K] extends (() => infer T) | undefined ? T : never;
};

/**
 * An object with some more properties, each worked out when something asks for it, and once. One without a maker is left
 * out. Templates are long, and of most of what is in them nobody asks.
 */
export function withLater<T extends object, M extends Makers>(object: T, makers: M): T & Made<M> {
  for (const name of Object.keys(makers)) {
    const make = makers[name];
    if (make === undefined) continue;
    const get = (): unknown => {
      const value = make();
      Object.defineProperty(object, name, { value, enumerable: true });
      return value;
    };
    Object.defineProperty(object, name, { get, enumerable: true, configurable: true });
  }
  return object as T & Made<M>;
}
