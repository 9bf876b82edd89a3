// What Prometheus is told of the chain beside what a node tells it by itself.

/** So many tasks are counted at most: one page of keys. */
const MOST_TASKS = 1_000;

/** The gauges at the best block, as `[name, help, [[labels, value], …]]`. */
export async function gauges(chain) {
  const { query } = await chain.at(await chain.head());
  const [era, validators, disabled, due] = await Promise.all([
    query.eras.current().then((value) => value.toJSON()),
    query.session.validators().then((list) => list.map(String)),
    disabledOf(query),
    tasksDue(query),
  ]);
  const known = [...new Set([...validators, ...disabled])];
  return [
    ['synergy_era', 'The era that runs.', [[{}, era.index]]],
    ['synergy_era_started_seconds', 'When it began.', [[{}, era.started / 1_000]]],
    ['synergy_era_duration_seconds', 'How long it lasts.', [[{}, era.duration / 1_000]]],
    ['synergy_agenda_due', `Tasks whose boundary has passed and which are not done yet, at most ${MOST_TASKS}.`, [[{}, due]]],
    ['synergy_validators', 'Validators of this session.', [[{}, validators.length]]],
    ['synergy_validator_disabled', 'Whether a validator is disabled.', known.map((validator) => [{ validator }, Number(disabled.includes(validator))])],
  ];
}

/** Who is disabled: in this session, or by the clubs' books, and then it may be in no session any more. */
async function disabledOf({ session, clubs }) {
  const [sitting, places] = await Promise.all([session.validators(), session.disabledValidators()]);
  const named = clubs.validators ? await clubs.validators.entries() : [];
  const faulty = named.map(([, entry]) => entry.unwrap()).filter(({ fault }) => fault.isSome);
  return [...places.map(([place]) => sitting[place.toNumber()]), ...faulty.map(({ account }) => account)].map(String);
}

/** How many tasks of the agenda are due. They stand in the order of their boundaries. */
async function tasksDue({ eras }) {
  const [{ index }, keys] = await Promise.all([
    eras.current().then((value) => value.toJSON()),
    eras.tasks.keysPaged({ args: [], pageSize: MOST_TASKS }),
  ]);
  return keys.filter((key) => eraOf(key.toU8a()) <= index).length;
}

/** The boundary of a task: the first four of the nine bytes at the end of its key, the highest first. */
function eraOf(key) {
  return new DataView(key.buffer, key.byteOffset).getUint32(key.length - 9, false);
}

/** The text that Prometheus reads. */
export function exposition(all) {
  const labelled = (labels) => Object.entries(labels).map(([name, value]) => `${name}="${value}"`).join(',');
  const line = (name) => ([labels, value]) => `${name}${labelled(labels) && `{${labelled(labels)}}`} ${value}`;
  const block = ([name, help, values]) => [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...values.map(line(name))];
  return `${all.flatMap(block).join('\n')}\n`;
}
