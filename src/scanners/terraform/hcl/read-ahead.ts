import { workerData } from 'node:worker_threads';
import type { Task } from './ahead.js';
import { loadGrammar } from './grammar.js';
import { readFile } from './read-file.js';
import { readTree } from './read-tree.js';

// The program of the thread that reads ahead.
const { port, files } = workerData as Task;
const read = readTree(await loadGrammar());
for (const file of files) port.postMessage(readFile(file, read));
port.close();
