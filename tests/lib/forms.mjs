// In which form a runtime stores what it has, and whether another one can read that.

/** Calls that wait are few, and events are forgotten with their block: these are not compared. */
const LEFT_OUT = ['RuntimeCall', 'RuntimeEvent'];

/** Every entry of storage by `pallet.entry`, with the types of its key and its value. */
export function formsOf({ runtimeMetadata, registry }) {
  const { pallets } = runtimeMetadata.asLatest;
  const kept = pallets.filter(({ storage }) => storage.isSome);
  const entries = kept.flatMap(({ name, storage }) => storage.unwrap().items.map((item) => [`${name}.${item.name}`, typesOf(item.type)]));
  return { entries: new Map(entries), lookup: registry.lookup };
}

const typesOf = (type) => (type.isMap ? [type.asMap.key, type.asMap.value] : [type.asPlain]);

/** The entries that both have, and of which the second cannot read what the first has stored. */
export function unreadable(before, now) {
  const both = [...before.entries].filter(([name]) => now.entries.has(name));
  const differs = ([name, types]) => !types.every((type, place) => reads(before.lookup, now.lookup, type, now.entries.get(name)[place]));
  return both.filter(differs).map(([name]) => name).sort();
}

/** Whether what is stored as `old` is read as the same by who expects `young`. Enums may have grown at their end. */
function reads(before, now, old, young, seen = new Set()) {
  const pair = `${old}:${young}`;
  if (seen.has(pair)) return true;
  seen.add(pair);
  const [one, other] = [before.getSiType(old), now.getSiType(young)];
  if (LEFT_OUT.includes(`${one.path.at(-1)}`)) return true;
  const all = (types, others) =>
    types.length === others.length && types.every((type, place) => reads(before, now, type, others[place], seen));
  return alike(one.def, other.def, all);
}

function alike(one, other, all) {
  if (one.type !== other.type) return false;
  if (one.isPrimitive) return isSameNumber(`${one.asPrimitive}`, `${other.asPrimitive}`);
  if (one.isComposite) return all(fieldTypes(one.asComposite), fieldTypes(other.asComposite));
  if (one.isVariant) return one.asVariant.variants.every((variant) => stays(variant, other.asVariant.variants, all));
  if (one.isTuple) return all([...one.asTuple], [...other.asTuple]);
  if (one.isArray) return one.asArray.len.eq(other.asArray.len) && all([one.asArray.type], [other.asArray.type]);
  if (one.isSequence) return all([one.asSequence.type], [other.asSequence.type]);
  return !one.isCompact || all([one.asCompact.type], [other.asCompact.type]);
}

/** Also what is true or false is read as a number, 1 or 0. */
const isSameNumber = (one, other) => one === other || (one === 'Bool' && other === 'U8');

const fieldTypes = ({ fields }) => fields.map(({ type }) => type);

/** Whether a variant of an enum is still there, under the same number and with the same fields. */
function stays(variant, variants, all) {
  const same = variants.find(({ index }) => index.eq(variant.index));
  return Boolean(same) && all(fieldTypes(variant), fieldTypes(same));
}
