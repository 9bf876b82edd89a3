// The stories of the market as tests: all are played at once, and each checks what it does.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { ERA } from './market/cast.mjs';
import { NAMES, playAll } from './market/stories.mjs';
import { TEXTS } from './market/texts.mjs';
import { Stage } from './story/stage.mjs';

const PATIENCE = { timeout: 1_800_000 };

let stage;
let played;

before(async () => {
  stage = await Stage.open(() => {}, ERA);
  played = playAll(stage, (name) => (key, values) => console.log(`    ${TEXTS.en.headings[name]}: ${TEXTS.en[key](values)}`));
}, PATIENCE);

after(() => stage?.close());

test('the stories have the same words in every language', () => {
  const keys = (texts) => Object.keys({ ...texts, ...texts.headings }).sort();
  assert.deepEqual(keys(TEXTS.ru), keys(TEXTS.en));
});

for (const name of NAMES) {
  test(TEXTS.en.headings[name], PATIENCE, () => played[name]);
}
