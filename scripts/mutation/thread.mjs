// A thread that type-checks one change after the other: a check blocks the thread it runs in.
import { parentPort, workerData } from 'node:worker_threads';
import { Checker } from './checker.mjs';

const checker = new Checker(workerData.root);
parentPort.on('message', ({ file, text }) => parentPort.postMessage(checker.check(file, text)));
