// Plays stories on a node of their own and tells them: node story.mjs [--market] [--lang en|ru]

import { parseArgs } from 'node:util';

import { ERA } from './market/cast.mjs';
import { NAMES, playAll } from './market/stories.mjs';
import { TEXTS as MARKET_TEXTS } from './market/texts.mjs';
import { Stage } from './story/stage.mjs';
import { STEPS } from './story/steps.mjs';
import { TEXTS } from './story/texts.mjs';

const USAGE = 'usage: story.mjs [--market] [--lang en|ru]';

function chosen() {
  try {
    const options = { market: { type: 'boolean', default: false }, lang: { type: 'string', default: 'en' } };
    const { market, lang } = parseArgs({ options }).values;
    const [play, all] = market ? [playMarket, MARKET_TEXTS] : [playStory, TEXTS];
    return Object.hasOwn(all, lang) ? { play, texts: all[lang] } : undefined;
  } catch {
    return undefined;
  }
}

/** One step after the other, told while it is played. */
async function playStory(texts) {
  console.log(texts.opening());
  const stage = await Stage.open(teller(texts, console.log));
  try {
    for (const step of STEPS) {
      const started = Date.now();
      console.log(`\n${texts.headings[step.name]}`);
      await step(stage);
      console.log(took(texts, started));
    }
    console.log(`\n${texts.closing()}`);
  } finally {
    await stage.close();
  }
}

/** All stories at once, each told when it has ended. */
async function playMarket(texts) {
  console.log(`${texts.opening()}\n\n${NAMES.map((name) => `   ${texts.headings[name]}`).join('\n')}`);
  const stage = await Stage.open(() => {}, ERA);
  try {
    const started = Date.now();
    const told = Object.fromEntries(NAMES.map((name) => [name, [`\n${texts.headings[name]}`]]));
    const played = playAll(stage, (name) => teller(texts, (line) => told[name].push(line)));
    const failures = [];
    await Promise.all(NAMES.map(async (name) => {
      await played[name].catch((error) => failures.push(error) && told[name].push(`   ✗  ${texts.failed()} ${error.message}`));
      console.log([...told[name], took(texts, started)].join('\n'));
    }));
    if (failures.length > 0) throw failures[0];
    console.log(`\n${texts.closing()}`);
  } finally {
    await stage.close();
  }
}

const teller = (texts, say) => (key, values) => say(`   ✓  ${texts[key](values)}`);
const took = (texts, started) => `      (${texts.seconds({ seconds: Math.round((Date.now() - started) / 1000) })})`;

const choice = chosen();
if (!choice) {
  console.error(USAGE);
  process.exit(2);
}
try {
  await choice.play(choice.texts);
} catch (error) {
  console.error(`\n${choice.texts.failed()}`, error);
  process.exitCode = 1;
}
