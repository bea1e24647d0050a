// Preloaded into every Node process of a test: whoever opens a connection is noted, and gets an error.
const { appendFileSync } = require('node:fs');
const { Socket } = require('node:net');

const connect = Socket.prototype.connect;

Socket.prototype.connect = function (...args) {
  const [options] = [args[0]].flat();
  if (typeof options === 'object' && options?.path) return connect.apply(this, args);
  const target = typeof options === 'object' ? `${options?.host}:${options?.port}` : args.join(':');
  appendFileSync(process.env.NETWORK_LOG, `${process.argv.slice(1).join(' ')} -> ${target}\n`);
  throw new Error(`no network in this test: ${target}`);
};
