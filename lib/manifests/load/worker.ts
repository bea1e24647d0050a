import { parentPort } from 'node:worker_threads';
import { readChunk } from './chunk';
import type { Answer, Task } from './pool';

// Plain text crosses threads faster than objects do. What aliases repeat would be written out in it, so such a chunk is
// left to the main thread.
parentPort?.on('message', ({ id, chunk }: Task) => {
  const content = readChunk(chunk);
  const plain = content.documents.every(({ repeated }) => repeated === 0);
  const { documents, faults } = content;
  const answer: Answer = { id, json: plain ? JSON.stringify({ documents, faults }) : undefined };
  parentPort?.postMessage(answer);
});
