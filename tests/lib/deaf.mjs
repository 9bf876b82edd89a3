// A client that asks over a WebSocket and does not read what it is told, until it is told to.

import { connect } from 'node:net';
import { once } from 'node:events';

const KEY = 'c3luZXJneSBpcyB0cnVzdA==';
const TEXT = 0x81;
const MASKED = 0x80;
const TWO_BYTES = 126;

/** A frame of text. Clients have to mask; by zeros everything stays as it is. */
function frame(text) {
  const payload = Buffer.from(text);
  const [short, long] = [payload.length < TWO_BYTES, Buffer.alloc(2)];
  if (!short) long.writeUInt16BE(payload.length);
  const length = short ? Buffer.from([MASKED | payload.length]) : Buffer.concat([Buffer.from([MASKED | TWO_BYTES]), long]);
  return Buffer.concat([Buffer.from([TEXT]), length, Buffer.alloc(4), payload]);
}

export class Deaf {
  /** Connects to a node, such as `ws://127.0.0.1:9944`, and stops reading. */
  static async connect(endpoint) {
    const { hostname, port, host } = new URL(endpoint);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n`);
    socket.write(`Sec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`);
    await once(socket, 'data');
    socket.pause();
    return new Deaf(socket);
  }

  constructor(socket) {
    this.socket = socket;
    this.asked = 0;
  }

  ask(method, ...params) {
    this.asked += 1;
    this.socket.write(frame(JSON.stringify({ jsonrpc: '2.0', id: this.asked, method, params })));
    return this.asked;
  }

  /** Reads again, until it was told all of this. */
  async listens(...words) {
    let told = '';
    const isTold = new Promise((resolve, reject) => {
      this.socket.on('close', () => reject(new Error('the node has hung up')));
      this.socket.on('data', (data) => {
        told += data.toString('latin1');
        if (words.every((word) => told.includes(word))) resolve();
      });
    });
    this.socket.resume();
    await isTold;
  }

  close() {
    this.socket.removeAllListeners('close');
    this.socket.destroy();
  }
}
