// Takes connections on a port of the loopback address and hands them to a Unix socket: forward-database.mjs PORT SOCKET
import { connect, createServer } from 'node:net';

const [port, socket] = process.argv.slice(2);

const server = createServer((client) => {
  const database = connect(socket);
  client.pipe(database).pipe(client);
  client.on('error', () => database.destroy());
  database.on('error', () => client.destroy());
});
server.listen(Number(port), '127.0.0.1', () => console.log('listening'));
