// Money comes in and goes out (F4), on a real node: receipts, limits, and every answer that a depository can give. The supply is
// that of genesis, and what was issued, less what was redeemed (P6).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { audit } from './lib/audit.mjs';
import { eventOf, syn } from './lib/chain.mjs';
import { Council } from './lib/council.mjs';
import { askForAudit } from './lib/pages.mjs';
import { until } from './lib/wait.mjs';
import { Stage } from './story/stage.mjs';

const PATIENCE = { timeout: 900_000 };
/** How long a day lasts here, in milliseconds: two blocks. */
const ERA = 6_000;
/** How much the depository may issue in one era. */
const LIMIT = syn(1_000);

let stage, chain, fund, anna, peter, genesis;

before(async () => {
  stage = await Stage.open(() => {}, ERA);
  ({ chain } = stage);
  [fund, anna, peter] = ['//Fund', '//Anna', '//Peter'].map((path) => stage.people.by(path));
  genesis = await supply();
}, PATIENCE);

after(() => stage?.close());

const supply = async () => (await chain.api.query.balances.totalIssuance()).toBigInt();
const free = async ({ address }) => (await chain.api.query.system.account(address)).data.free.toBigInt();
const decide = (call, ...args) => new Council(chain, stage.people, 1).decide(chain.call(call, ...args));
const issue = (to, amount, reference) => [fund, 'depository.issue', to.address, amount, reference];

/** Somebody asks the fund to pay out. Returns the number of the redemption. */
async function redeem(holder, amount) {
  const asked = await chain.send(holder, 'depository.redeem', fund.address, amount, 'IBAN KZ12');
  return eventOf(asked, 'depository.RedemptionRequested').redemption;
}

test('only the federation appoints a depository', PATIENCE, async () => {
  const member = stage.signer(1);
  assert.equal(await chain.refusal(member, 'depository.appoint', fund.address, LIMIT), 'BadOrigin');
  assert.equal(await chain.refusal(member, 'depository.issue', fund.address, LIMIT, 'R1'), 'depository.NotADepository');
  eventOf(await decide('depository.appoint', fund.address, LIMIT), 'depository.DepositoryAppointed');
});

test('Anna, who had nothing, pays in; each receipt counts once, and each era has its limit', PATIENCE, async () => {
  await chain.send(stage.signer(1), 'balances.transferKeepAlive', fund.address, syn(1));
  const issued = eventOf(await chain.send(...issue(anna, syn(600), '2026-0001')), 'depository.MoneyIssued');
  assert.equal(BigInt(issued.amount), syn(600));
  assert.equal(await chain.refusal(...issue(anna, syn(600), '2026-0001')), 'depository.ReceiptUsed');
  assert.equal(await chain.refusal(...issue(anna, LIMIT + 1n, '2026-0002')), 'depository.OverLimit');
  assert.equal(await free(anna), syn(600));
  assert.equal(await supply(), genesis + syn(600));
});

test('she pays Peter, and he has it paid out', PATIENCE, async () => {
  await chain.send(anna, 'balances.transferKeepAlive', peter.address, syn(250));
  const number = await redeem(peter, syn(200));
  assert.equal(await supply(), genesis + syn(600), 'it is held until the fund has paid');
  assert.equal(await chain.refusal(anna, 'depository.confirmRedemption', number), 'depository.NotYours');
  eventOf(await chain.send(fund, 'depository.confirmRedemption', number), 'depository.MoneyRedeemed');
  assert.equal(await supply(), genesis + syn(400));
  assert.equal(await chain.refusal(fund, 'depository.confirmRedemption', number), 'depository.NoSuchRedemption');
});

test('what is rejected, and what nobody answers, comes back', PATIENCE, async () => {
  const before = await free(anna);
  const rejected = await chain.send(fund, 'depository.rejectRedemption', await redeem(anna, syn(100)), 'no such account');
  eventOf(rejected, 'depository.RedemptionRejected');
  const silent = await redeem(anna, syn(100));
  assert.equal(await chain.refusal(peter, 'depository.takeBack', silent), 'depository.NotDue');
  const isOver = async () => (await chain.api.query.depository.redemptions(silent)).isNone;
  await until('the fund has not answered in time', isOver);
  assert.ok(before - (await free(anna)) < syn(1), 'but for fees she has it all');
});

test('who is dismissed issues and confirms nothing any more, and what waited comes back', PATIENCE, async () => {
  const waiting = await redeem(anna, syn(50));
  eventOf(await decide('depository.dismiss', fund.address), 'depository.DepositoryDismissed');
  assert.equal(await chain.refusal(...issue(anna, syn(1), '2026-0003')), 'depository.NotADepository');
  await chain.send(peter, 'depository.takeBack', waiting);
  assert.equal(await supply(), genesis + syn(400));
});

test('the auditor finds every unit', PATIENCE, async () => {
  const block = await chain.head();
  const [own, { findings }] = await Promise.all([askForAudit(chain, block), audit(chain, block)]);
  assert.deepEqual(findings, []);
  assert.ok(own.allHold, JSON.stringify(own));
});
