// What can happen to the nodes of a federation, and what must be true all the same. Nothing here asks how long something took:
// blocks are counted.

import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { agreeOn, best, grow, highest, lagDuring, lowest, pass, reach } from '../lib/finality.mjs';
import { queuedKeys, setNewKeys, validatorsChange } from '../lib/sessions.mjs';
import { until } from '../lib/wait.mjs';
import { Chance, PLAN } from './plan.mjs';

/** How many more blocks are looked at after something happened. */
const MORE = 3;
/** Within how many blocks a node that was away must be back. */
const BACK = 20;
/** How many blocks a node may lose when it is killed: what it had not written yet. */
const UNWRITTEN = 8;
/** How many blocks pass until votes that were on their way have arrived. */
const SETTLED = 2;
/** By how many blocks finality may ever be behind while one of four is away. */
const BEHIND = 12;
/** Within which time a node is killed that is to be killed at any moment: that of a block, in milliseconds. */
const BLOCK = 3_000;

const chance = new Chance('nodes');

const without = (members, ...gone) => members.filter((member) => !gone.includes(member));

/** One of four is killed and started again: the others go on making blocks final, and it comes back on the same data. */
export async function oneIsKilled({ members, validators }) {
  const victim = chance.pick(validators);
  const others = without(members, victim);
  await finalityGoesOn(others, async () => {
    await victim.kill();
    await reach(others, (await highest(others)) + MORE);
    await comesBack(victim, others);
  });
}

/** One is killed at any moment, in the middle of its writing: its database is sound, and goes on where it was. */
export async function killedWhileWriting({ members, validators }) {
  const victim = chance.pick(validators);
  await sleep(chance.below(BLOCK));
  await diesAndComesBack(victim, without(members, victim));
}

/** One is killed shortly before or after the block with which another set of validators begins, because one of them (perhaps
 * itself) has taken new keys. */
export async function killedAtSessionChange({ members, validators, chain, people }) {
  const victim = chance.pick(validators);
  const renewed = chance.pick(validators);
  const others = without(members, victim);
  const account = people.by(renewed.club.path);
  const { keys, number } = await setNewKeys(chain, renewed, account);
  const change = await validatorsChange(chain, number);
  const moment = chance.below(2 * BLOCK);
  await until(`block ${change - 1} is made`, async () => (await victim.best()) >= change - 1);
  await sleep(moment);
  await diesAndComesBack(victim, others);
  await reach(members, change + MORE);
  await until(`${renewed.who} has its new keys`, async () => (await queuedKeys(chain, account.address)) === keys);
}

/** Kills a node, and sees that what it knew is in its database. */
async function diesAndComesBack(victim, others) {
  const known = await victim.finalised();
  await finalityGoesOn(others, async () => {
    await victim.kill();
    const kept = await victim.kept();
    assert.ok(kept.final >= known - UNWRITTEN, `${victim.who} knew ${known} blocks for final and kept ${kept.final}`);
    assert.ok(kept.best >= kept.final);
    await comesBack(victim, others);
  });
}

/** While something happens finality is never far behind at any of these nodes. */
async function finalityGoesOn(nodes, happens) {
  const lag = await lagDuring(nodes, happens);
  console.log(`    finality was ${lag} blocks behind at most`);
  assert.ok(lag <= BEHIND, `finality was ${lag} blocks behind`);
}

const comesBack = (victim, others) => isBack(victim, others, () => victim.start());

/** It has for final what the others had built when it ran again, before they have built many more. How long a machine takes to
 * start it says nothing of it. */
async function isBack(victim, others, returns) {
  await returns();
  const started = await best(others);
  await until(`${victim.who} is back`, async () => (await victim.finalised()) >= started);
  const passed = (await best(others)) - started;
  assert.ok(passed <= BACK, `${victim.who} was back after ${passed} blocks`);
  await agreeOn([victim, ...others], started);
}

/** Two of four are gone: blocks are made, and none becomes final. When they are back it goes on by itself, and nothing that was
 * final is undone. */
export async function twoAreKilled({ members, validators }) {
  const first = chance.pick(validators);
  const second = chance.pick(without(validators, first));
  const others = without(members, first, second);
  await Promise.all([first.kill(), second.kill()]);
  const last = await standsStill(others, () => grow(others, PLAN.halt));
  await Promise.all([first.start(), second.start()]);
  await reach(members, (await best(members)) + MORE);
  await allHold(members, last);
}

/** Nothing becomes final while something happens. Returns the last final block. */
async function standsStill(members, happens) {
  await grow(members, SETTLED);
  const number = await highest(members);
  const hash = await members[0].hash(number);
  await happens();
  assert.equal(await highest(members), number, 'a block became final without enough validators');
  return { number, hash };
}

/** A block that was final is the same for all. */
async function allHold(members, { number, hash }) {
  for (const member of members) assert.equal(await member.hash(number), hash, `${member.who}: block ${number} was undone`);
}

/** The federation is cut in two halves. Each makes blocks of its own and none becomes final; joined, all hold one chain. */
export async function halvesAreCut(federation) {
  const { members, validators, wires } = federation;
  const half = validators.slice(0, validators.length / 2);
  const other = validators.slice(validators.length / 2);
  const sides = [without(members, ...other), other];
  await wires.cut(...sides);
  const last = await Promise.all(sides.map((side) => standsStill(side, () => pass(side, PLAN.split))));
  const top = Math.min(await best(half), await best(other));
  assert.notEqual(await half[0].hash(top), await other[0].hash(top), 'the halves were not apart');
  await wires.mend();
  await reach(members, (await best(members)) + MORE);
  for (const block of last) await allHold(members, block);
}

/** One stands still for longer than an era, and goes on as if nothing had been. */
export async function oneStandsStill({ members, validators, chain }) {
  const victim = chance.pick(validators);
  const others = without(members, victim);
  await finalityGoesOn(others, async () => {
    const { index } = await chain.era();
    victim.pause();
    await until('eras pass', async () => (await chain.era()).index >= index + PLAN.eras);
    await reach(others, (await highest(others)) + MORE);
    await isBack(victim, others, () => victim.resume());
  });
}

/** All are away for longer than an era: the lost eras are skipped (E2). */
export async function allAreAway({ members, chain }) {
  const last = await lowest(members);
  const hash = await members[0].hash(last);
  const top = await best(members);
  await Promise.all(members.map((member) => member.kill()));
  await sleep((PLAN.eras + 0.5) * PLAN.era);
  await Promise.all(members.map((member) => member.start()));
  const goal = top + UNWRITTEN + MORE;
  await until('blocks are made again', async () => (await best(members)) >= goal);
  await reach(members, goal);
  await allHold(members, { number: last, hash });
  const longest = await longestPause(chain, last - 1, goal);
  assert.ok(longest.millis > PLAN.eras * PLAN.era, `the longest pause was ${longest.millis} ms`);
  assert.ok(longest.eras <= 1, `${longest.eras} eras passed in the block after the outage`);
}

/** The longest time between two blocks, and how many eras passed in the second of them. */
async function longestPause(chain, from, to) {
  let longest = { millis: 0, eras: 0 };
  let before = await clock(chain, from);
  for (let number = from + 1; number <= to; number += 1) {
    const now = await clock(chain, number);
    if (now.millis - before.millis > longest.millis) {
      longest = { millis: now.millis - before.millis, eras: now.era - before.era };
    }
    before = now;
  }
  return longest;
}

async function clock(chain, number) {
  const { query } = await chain.at(await chain.hash(number));
  const [now, era] = await Promise.all([query.timestamp.now(), query.eras.current()]);
  return { millis: now.toNumber(), era: era.toJSON().index };
}

/** A new node finds the chain by a proof of finality, another by working through every block: both hold the same state. */
export async function newcomersArrive(federation) {
  const follower = (who, sync) => federation.join(who, { extra: ['--sync', sync] });
  const [warped, full] = [await follower('warped', 'warp'), await follower('full', 'full')];
  await reach(federation.members, (await best(federation.validators)) + MORE);
  assert.match(warped.wholeLog(), /Warp sync is complete/, 'it was not by a proof of finality');
  assert.doesNotMatch(full.wholeLog(), /Warp sync/);
}

/** Two nodes work with the keys of one club, because its disk was copied: that is proved to the chain, and the validator is disabled
 * (F2). While all others but one are away, nothing becomes final and all votes belong to one round; so the second node, which comes
 * later, knows more blocks and votes for another than the first has. Returns the club. */
export async function oneSignsTwice(federation) {
  const { members, chain, people } = federation;
  const sitting = await sittingOf(federation);
  const victim = chance.pick(sitting);
  const away = without(sitting, victim).slice(1);
  assert.deepEqual(await disabled(chain), [], 'nobody had signed twice so far');
  await Promise.all(away.map((member) => member.kill()));
  const left = without(members, ...away);
  await standsStill(left, () => grow(left, PLAN.halt));
  const twin = await federation.join('twin', { copyOf: victim });
  await until('somebody is disabled', async () => (await disabled(chain)).length > 0);
  assert.deepEqual(await disabled(chain), [people.by(victim.club.path).address]);
  await federation.dismiss(twin);
  await Promise.all(away.map((member) => member.start()));
  await reach(members, (await best(members)) + MORE);
  return victim.club;
}

/** The nodes of those validators that sit. */
async function sittingOf({ validators, chain, people }) {
  const accounts = (await chain.api.query.session.validators()).map(String);
  return validators.filter(({ club }) => accounts.includes(people.by(club.path).address));
}

/** The accounts of the validators that are disabled. */
async function disabled({ api }) {
  const [validators, places] = await Promise.all([api.query.session.validators(), api.query.session.disabledValidators()]);
  return places.map(([place]) => validators[place.toNumber()].toString());
}
