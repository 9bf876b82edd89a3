// Sending more calls than a node can put into blocks.

/** How many calls go into one request. */
const AT_ONCE = 250;

/** Signs `count` calls of one account, from its next nonce on. Signing takes longer than sending, so it is done before. They are
 * valid on the last final block, whose place no other takes, and expire before what is signed later: of calls with the same
 * priority a node takes those that expire first. */
export async function signMany(chain, signer, count, call) {
  const header = await chain.api.rpc.chain.getHeader(await chain.api.rpc.chain.getFinalizedHead());
  const era = chain.api.createType('ExtrinsicEra', { current: header.number.toNumber(), period: 64 });
  const first = (await chain.api.rpc.system.accountNextIndex(signer.address)).toNumber();
  const signed = [];
  for (let nonce = first; nonce < first + count; nonce += 1) {
    signed.push((await call().signAsync(signer, { nonce, era, blockHash: header.hash })).toHex());
  }
  return signed;
}

/** Sends signed calls in large requests, one after the other. Returns how many the node has taken into its pool, and why it
 * refused the others. */
export async function sendMany(node, signed) {
  const outcome = { taken: 0, refused: new Map() };
  for (let start = 0; start < signed.length; start += AT_ONCE) {
    for (const { error } of await request(node, signed.slice(start, start + AT_ONCE))) {
      if (!error) outcome.taken += 1;
      else outcome.refused.set(error.message, (outcome.refused.get(error.message) ?? 0) + 1);
    }
  }
  return outcome;
}

async function request(node, calls) {
  const body = calls.map((call, id) => ({ jsonrpc: '2.0', id, method: 'author_submitExtrinsic', params: [call] }));
  const response = await fetch(`http://127.0.0.1:${node.rpcPort}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}
