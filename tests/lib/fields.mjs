// The fields of calls and events, as the metadata of a chain has them.

import { stringCamelCase } from '@polkadot/util';

/** Calls as arguments: their fields are those of all calls. */
const ANY_CALL = 'RuntimeCall';

/** The names of fields, as clients write them. */
export const namesOf = (fields) => fields.map(({ name }) => stringCamelCase(name.unwrap()));

/** Adds the name of a field to what is found, and those of the fields in its type, however deep. */
export function addField(lookup, { name, type }, found, seen = new Set()) {
  if (name.isSome) found.add(stringCamelCase(name.unwrap()));
  if (seen.has(`${type}`)) return;
  seen.add(`${type}`);
  const { def, path } = lookup.getSiType(type);
  if (`${path.at(-1)}` !== ANY_CALL) partsOfType(def).forEach((part) => addField(lookup, part, found, seen));
}

/** What a type is made of, as fields with a name or without. */
function partsOfType(def) {
  const unnamed = (types) => types.map((type) => ({ name: { isSome: false }, type }));
  if (def.isComposite) return [...def.asComposite.fields];
  if (def.isVariant) return def.asVariant.variants.flatMap(({ fields }) => [...fields]);
  if (def.isTuple) return unnamed([...def.asTuple]);
  if (def.isSequence) return unnamed([def.asSequence.type]);
  if (def.isArray) return unnamed([def.asArray.type]);
  return def.isCompact ? unnamed([def.asCompact.type]) : [];
}
