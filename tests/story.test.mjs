// The story of story.mjs as a test: every step checks what it does.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { inSequence } from './lib/sequence.mjs';
import { Stage } from './story/stage.mjs';
import { STEPS } from './story/steps.mjs';
import { TEXTS } from './story/texts.mjs';

const PATIENCE = { timeout: 1_800_000 };

const play = inSequence(PATIENCE);

let stage;

before(async () => {
  stage = await Stage.open(tell);
}, PATIENCE);

after(() => stage?.close());

test('the story has the same words in every language', () => {
  const keys = (texts) => Object.keys({ ...texts, ...texts.headings }).sort();
  assert.deepEqual(keys(TEXTS.ru), keys(TEXTS.en));
});

for (const step of STEPS) play(TEXTS.en.headings[step.name], () => step(stage));

function tell(key, values) {
  console.log(`    ${TEXTS.en[key](values)}`);
}
