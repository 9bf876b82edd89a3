import assert from 'node:assert/strict';

import { syn } from '../lib/chain.mjs';
import { big } from '../lib/state.mjs';
import { SERVICES } from './cast.mjs';
import { Books, confirmation, contractOf, draft, ended, opened, signAll } from './cycles.mjs';
import { offer, published, request } from './listings.mjs';

const HOURS = 10;
const PER_HOUR = syn(5);
const PERIOD = 2;
/** As far as a node searches at all: others are asking it at the same time. */
const LIMITS = { nodes: 20_000, millis: 10_000 };

/** What each can do: category and title. The next one needs it. */
const SKILLS = {
  doctor: [178_602, 'medical advice and treatment'],
  professor: [168_505, 'lessons in mathematics'],
  official: [148_200, 'papers and applications written'],
  builder: [64_200, 'a road to the house mended'],
};

/** Each requests what the next one offers; the ring is found, drafted, signed and served, and no money moves (L7, K1, K2, K5). */
export async function servicesWithoutMoney(stage) {
  const { tell } = stage;
  const people = Object.values(SERVICES);
  const had = await Promise.all(people.map((number) => stage.free(number)));
  await arePublished(stage);
  tell('servicesPublished', SERVICES);

  const ring = await isFound(stage);
  const { id } = await isDrafted(stage, ring);
  tell('servicesSigned', { count: people.length });

  const { legs } = await opened(stage, id, 1);
  const value = PER_HOUR * BigInt(HOURS);
  legs.forEach(({ reserved }) => assert.equal(big(reserved), value));
  const confirmations = legs.map(({ receiver }, place) => [receiver.member, ...confirmation(id, 1, place)]);
  await stage.sendAll(confirmations);
  for (const number of people) assert.equal((await stage.state.member(number)).exposure, 0n);
  tell('servicesServed', { hours: HOURS, value, total: value * BigInt(legs.length) });

  await ended(stage, id);
  const books = await Books.of(stage, id);
  assert.equal(books.all('LegPaid', 1).length, people.length);
  assert.deepEqual([books.paidIn(), books.paidOut()], [0n, 0n]);
  assert.deepEqual(await Promise.all(people.map((number) => stage.free(number))), had);
  tell('servicesCostNothing');
}

/** Everybody's questionnaire: what it offers, and that it requests what the next one can do. */
async function arePublished(stage) {
  const until = (await stage.chain.era()).index + 60;
  const roles = Object.keys(SERVICES);
  const said = (role) => {
    const [category, title] = SKILLS[role];
    return { category, title, unit: 'Hour', price: PER_HOUR, quantity: HOURS, until };
  };
  const contents = (role, place) => [offer(said(role)), request(said(roles[(place + 1) % roles.length]))];
  await Promise.all(roles.map((role, place) => published(stage, SERVICES[role], contents(role, place))));
}

/** The node searches, and the runtime checks what it has found. */
async function isFound(stage) {
  const { doctor, professor, official, builder } = SERVICES;
  const { rings, exhausted, lookedAt } = await stage.chain.ask('synergy_rings', stage.address(doctor), LIMITS);
  assert.equal(exhausted, false, 'everything was searched');
  assert.equal(rings.length, 1);
  const [{ links, draft: terms }] = rings;
  const deliveries = links.map(({ supplier, receiver }) => [supplier, receiver]);
  assert.deepEqual(deliveries, [[doctor, builder], [builder, official], [official, professor], [professor, doctor]]);
  const numbers = links.map((link) => [link.offer, link.request]);
  const check = (ring) => stage.chain.api.call.synergyApi.checkRing(ring);
  assert.ok((await check(numbers)).isOk);
  assert.ok((await check(numbers.slice(0, 3))).isErr, 'without the last one it is no ring');
  stage.tell('servicesRing', { builder, official, professor, doctor, lookedAt });
  return terms;
}

/** The answer is the text, but for the period, which is chosen. */
async function isDrafted(stage, terms) {
  const { doctor, professor, official, builder } = SERVICES;
  const contract = await draft(stage, doctor, { ...terms, period: PERIOD });
  assert.equal(contract.price, 0n);
  await stage.refused('cycles.NotThisText', professor, 'cycles.sign', contract.id, `0x${'00'.repeat(32)}`);
  await signAll(stage, contract, [professor, official, builder]);
  const { stage: where, waterfall } = await contractOf(stage, contract.id);
  assert.ok(where.running, 'all have signed');
  assert.deepEqual([waterfall.price, waterfall.clubShare, waterfall.organisersShare].map(big), [0n, 0n, 0n]);
  return contract;
}
