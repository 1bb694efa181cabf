/** We were asked for something impossible. Printed as one sentence, with exit code 2. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
