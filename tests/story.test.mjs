// The story of story.mjs as a test: every step checks what it does.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Stage } from './story/stage.mjs';
import { STEPS } from './story/steps.mjs';
import { TEXTS } from './story/texts.mjs';

const PATIENCE = { timeout: 1_800_000 };

let stage;
let broken = false;

before(async () => {
  stage = await Stage.open(tell);
}, PATIENCE);

after(() => stage?.close());

test('the story has the same words in every language', () => {
  const keys = (texts) => Object.keys({ ...texts, ...texts.headings }).sort();
  assert.deepEqual(keys(TEXTS.ru), keys(TEXTS.en));
});

for (const step of STEPS) {
  test(TEXTS.en.headings[step.name], PATIENCE, async (context) => {
    if (broken) return context.skip('an earlier step has failed');
    broken = true;
    await step(stage);
    broken = false;
  });
}

function tell(key, values) {
  console.log(`    ${TEXTS.en[key](values)}`);
}
