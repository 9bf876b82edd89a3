// Plays the story on a node of its own and tells it: node story.mjs [--lang en|ru]

import { Stage } from './story/stage.mjs';
import { STEPS } from './story/steps.mjs';
import { TEXTS } from './story/texts.mjs';

const USAGE = 'usage: story.mjs [--lang en|ru]';

function language(args) {
  if (args.length === 0) return 'en';
  const [option, value] = args.length === 1 ? args[0].split('=') : args;
  return option === '--lang' && Object.hasOwn(TEXTS, value ?? '') ? value : undefined;
}

async function play(texts) {
  console.log(texts.opening());
  const stage = await Stage.open((key, values) => console.log(`   ✓  ${texts[key](values)}`));
  try {
    for (const step of STEPS) {
      const started = Date.now();
      console.log(`\n${texts.headings[step.name]}`);
      await step(stage);
      console.log(`      (${texts.seconds({ seconds: Math.round((Date.now() - started) / 1000) })})`);
    }
    console.log(`\n${texts.closing()}`);
  } finally {
    await stage.close();
  }
}

const chosen = language(process.argv.slice(2));
if (!chosen) {
  console.error(USAGE);
  process.exit(2);
}
try {
  await play(TEXTS[chosen]);
} catch (error) {
  console.error(`\n${TEXTS[chosen].failed()}`, error);
  process.exitCode = 1;
}
