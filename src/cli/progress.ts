import type { World } from './world.js';

/** Milliseconds before anything is shown, and between two changes. */
const patience = 1000;
const interval = 100;

/** Says on a terminal how far a long run has come, on one line that `done` wipes out again. Elsewhere it is silent. */
export function progressOn(world: World): { tell(done: number, total: number): void; done(): void } {
  const { stderr } = world;
  const begun = world.now().getTime();
  let last = 0;
  return {
    tell(done, total) {
      const time = world.now().getTime();
      if (!stderr.isTerminal || time - begun < patience || time - last < interval) return;
      last = time;
      stderr.write(`\r\u001B[K${done} of ${total} deployments`);
    },
    done() {
      if (last > 0) stderr.write('\r\u001B[K');
    },
  };
}
