// The seven steps of the story, in the order in which they are played on one chain.

import { audits } from './7-auditor.mjs';
import { pensionerJoins } from './1-pensioner.mjs';
import { farmerSells } from './2-farmer.mjs';
import { farmerFails } from './3-failure.mjs';
import { farmerGetsAnotherChance } from './4-chance.mjs';
import { quarrellerIsOut } from './5-quarreller.mjs';
import { traderIsOut } from './6-trader.mjs';

export const STEPS = [
  pensionerJoins,
  farmerSells,
  farmerFails,
  farmerGetsAnotherChance,
  quarrellerIsOut,
  traderIsOut,
  audits,
];
