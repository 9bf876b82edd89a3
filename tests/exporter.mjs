// Tells Prometheus what only the state of the chain says: who is disabled, how much of the agenda is due, which era it is.
// node exporter.mjs [--url WS] [--port PORT] [--host HOST]. Called by scripts/exporter.sh.

import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

import { Chain } from './lib/chain.mjs';
import { exposition, gauges } from './lib/gauges.mjs';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'ws://127.0.0.1:9944' },
    port: { type: 'string', default: '9650' },
    host: { type: 'string', default: '127.0.0.1' },
  },
});

const chain = await Chain.connect(values.url);
const server = createServer(async ({ url }, response) => {
  if (url !== '/metrics') return response.writeHead(404).end();
  try {
    const text = exposition(await gauges(chain));
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(text);
  } catch (error) {
    response.writeHead(503).end(`${error.message}\n`);
  }
});
server.listen(Number(values.port), values.host, () => console.log(`http://${values.host}:${server.address().port}/metrics`));
