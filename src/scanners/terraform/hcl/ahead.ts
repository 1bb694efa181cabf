import { createRequire } from 'node:module';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { nodesAt } from './flat-nodes.js';
import type { Node } from './node.js';
import type { FileRead, FileToRead } from './read-file.js';
import type { ReadTree } from './read-tree.js';

/** What the thread that reads ahead begins with. */
export interface Task {
  readonly port: MessagePort;
  readonly files: readonly FileToRead[];
}

/** An item that has been read: where it ends, and where its nodes begin among those of its file. */
interface Item {
  readonly file: FileRead;
  readonly end: number;
  readonly nodes: number;
}

/** Characters from which on another thread is worth its start. */
const worthwhile = 500_000;

/**
 * What another thread reads while this one evaluates. It only saves time: nobody waits for it, and what has not arrived
 * when somebody asks is read here, as if there were none.
 */
export class Ahead {
  readonly #port: MessagePort;
  /** By path and start. */
  readonly #items = new Map<string, Map<number, Item>>();

  /** `FileRead`s come through the port, in any order and at any time. */
  constructor(port: MessagePort) {
    this.#port = port;
  }

  /** Starts a thread; undefined if it is not worth it, or if there can be none. */
  static of(files: readonly FileToRead[]): Ahead | undefined {
    const characters = files.reduce((sum, { text }) => sum + text.length, 0);
    return characters < worthwhile ? undefined : started(files);
  }

  /** Reads the items of a file: takes what has arrived, and reads the rest by `read`. */
  reader(path: string, read: ReadTree): ReadTree {
    return (text, base) => {
      const nodes = this.#take(path, base, base + text.length);
      return nodes === undefined ? read(text, base) : { body: nodes, problem: undefined };
    };
  }

  #take(path: string, start: number, end: number): Node | undefined {
    if (this.#items.get(path)?.has(start) !== true) this.#receive();
    const items = this.#items.get(path);
    const item = items?.get(start);
    // What is read of an item is a line end longer than itself; another piece of text may begin where it does.
    if (item?.end !== end - 1) return undefined;
    items?.delete(start);
    return nodesAt(item.file, item.nodes);
  }

  #receive(): void {
    for (let next = receiveMessageOnPort(this.#port); next !== undefined; next = receiveMessageOnPort(this.#port)) {
      const file = next.message as FileRead;
      const items = new Map<number, Item>();
      for (let i = 0; i < file.items.length; i += 3) {
        const [start = 0, end = 0, nodes = 0] = file.items.subarray(i, i + 3);
        items.set(start, { file, end, nodes });
      }
      this.#items.set(file.path, items);
    }
  }
}

function started(files: readonly FileToRead[]): Ahead | undefined {
  try {
    // Only the bundle has the program as a file that Node can run.
    const program = createRequire(import.meta.url).resolve('./read-ahead.js');
    const { port1, port2 } = new MessageChannel();
    const workerData: Task = { port: port2, files };
    const thread = new Worker(program, { workerData, transferList: [port2] });
    thread.on('error', () => {
      // Then all is read here.
    });
    thread.unref();
    port1.unref();
    return new Ahead(port1);
  } catch {
    return undefined;
  }
}
