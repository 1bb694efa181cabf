import { describe, expect, it } from 'vitest';
import { asAnswered, defaultOf, withValue } from './defaults.js';
import { estates, type Estate } from './estates/index.js';
import { variantsOf, type Variant } from './variants.js';
import { judged } from './verdicts.js';

const written = ({ resources, changed, path, ...more }: Variant): Estate => ({
  ...more,
  resources: resources.map((each) => (each === changed ? withValue(each, path, defaultOf(each, path) ?? null) : each)),
});

const left = Object.entries(estates).flatMap(([name, estate]) =>
  variantsOf(estate)
    .filter(([, { changed, path }]) => defaultOf(changed, path) !== undefined)
    .map(([what, variant]) => [`${name}, without ${what}`, variant] as const),
);

/** With the other languages judged alike, what holds for one of them holds for all. */
describe('what is left out is judged as what Azure fills in', () => {
  it('in more than a few places', () => {
    expect(left.length).toBeGreaterThan(50);
  });

  it.each(left)('%s', (_, variant) => {
    expect(judged.arm(variant)).toEqual(judged.arm(written(variant)));
  });
});

/** A stand-in for what Azure answers: the same body, in a template. */
describe('a template with all that Azure answers is judged as the one that deploys it', () => {
  it.each(Object.entries(estates))('%s', (_, { resources, ...more }) => {
    const answered = { ...more, resources: resources.map(asAnswered) };
    expect(answered).not.toEqual({ ...more, resources });
    expect(judged.arm(answered)).toEqual(judged.arm({ ...more, resources }));
  });
});
