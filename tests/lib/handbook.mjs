// Whether the chain has what a page for people names: calls and their fields, storage, questions to the runtime, events, errors.

import { stringCamelCase } from '@polkadot/util';

import { addField, namesOf } from './fields.mjs';
import { partsOf } from './markdown.mjs';

/** `pallet` > `call`, `pallet` > `entry()`, `synergyApi` > `question(argument)`. */
const MENTION = /`(\w+)` > `(\w+)(?:\(([^`]*)\))?`/g;
/** `field`: */
const FIELD = /`([a-z]\w*)`:/g;
/** `field: value` */
const VALUE = /`([a-z]\w*): [^`]*`/g;
/** `pallet.Event` */
const EVENT = /`([a-z]\w*)\.([A-Z]\w*)`/g;
const CODE = /`([^`]+)`/g;
/** pallet.Event, pallet.call, pallet.entry */
const DOTTED = /(?<![\w./])([a-z]\w*)\.(?!rs\b)([A-Za-z]\w*)/g;
const METHOD = /\bsynergy_[a-z]\w*/g;

const all = (text, pattern) => [...text.matchAll(pattern)];
const namesIn = (text, pattern) => all(text, pattern).map(([, name]) => name);

/** What a chain has, to compare pages with. `methods` are the names of the node's JSON-RPC. */
export class Handbook {
  constructor(api, methods) {
    this.api = api;
    this.methods = new Set(methods);
  }

  /** What a page names, and the chain has not. */
  mistakes(page) {
    const parts = partsOf(page);
    const texts = parts.map(({ text }) => text);
    const lists = parts.flatMap((part, place) => this.#inList(part, parts.slice(place + 1)));
    return [...texts.flatMap((text) => this.#inText(text)), ...lists, ...this.#inTables(parts)];
  }

  /** What is wrong with the mentions in a part, with the fields behind each, and with the names in code. */
  #inText(text) {
    const wrong = all(text, MENTION).filter((mention) => !this.#isThere(mention)).map(([mention]) => mention);
    const codes = namesIn(text, CODE);
    const dotted = codes.flatMap((code) => all(code, DOTTED)).filter(([, pallet, name]) => !this.#isKnown(pallet, name));
    const methods = codes.flatMap((code) => all(code, METHOD)).filter(([method]) => !this.methods.has(method));
    return [...wrong, ...this.#amongFields(text), ...[...dotted, ...methods].map(([name]) => name)];
  }

  /** The fields in a part that are none of the call before them, nor of the event between. Without a call only what is in the
   * sentence of an event is looked at; what has a value there must be the event's. */
  #amongFields(text) {
    const eventOf = ([, pallet, name]) => this.api.events[pallet]?.[name];
    const found = [...all(text, MENTION), ...all(text, EVENT).filter(eventOf)].sort((one, other) => one.index - other.index);
    let call;
    return found.flatMap((mention, place) => {
      const behind = text.slice(mention.index + mention[0].length, found[place + 1]?.index);
      const event = eventOf(mention);
      if (!event) call = this.#call(mention);
      const [sentence] = behind.split('. ');
      const values = event ? this.#strangers(mention, [event], namesIn(sentence, VALUE)) : [];
      return [...values, ...this.#strangers(mention, [call, event], namesIn(call ? behind : sentence, FIELD))];
    });
  }

  /** Where a part ends with a call and a list follows, the list is the call's form: it has all fields, in their order. */
  #inList({ text }, following) {
    const mention = all(text.replace(/[.:]$/, ''), MENTION).at(-1);
    const isLast = mention && text.length <= mention.index + mention[0].length + 1;
    const end = following.findIndex(({ kind }) => kind !== 'item');
    const items = following.slice(0, end < 0 ? undefined : end);
    if (!isLast || items.length === 0 || !this.#call(mention)) return [];
    const said = `${items.flatMap((item) => namesIn(item.text, FIELD))}`;
    const forms = this.#forms(mention).map((names) => `${names}`);
    return forms.includes(said) ? [] : [`${mention[0]}: ${said}, where it has ${forms.join(' or ')}`];
  }

  /** A table of fields is about the call that is named last before it, under the same heading. */
  #inTables(parts) {
    let mention;
    let isOfFields = false;
    return parts.flatMap(({ kind, text }) => {
      const [first] = text.split('|').slice(1);
      if (kind === 'heading') mention = undefined;
      isOfFields = kind === 'row' && (isOfFields || first.trim() === 'field');
      if (isOfFields) return mention ? this.#strangers(mention, [this.#call(mention)], namesIn(first, CODE)) : [];
      mention = all(text, MENTION).at(-1) ?? mention;
      return [];
    });
  }

  /** Whether a mention is of something that is there. */
  #isThere([, section, name, inside]) {
    const { call, query, registry, tx } = this.api;
    if (section === 'synergyApi') {
      const params = call.synergyApi[name]?.meta.params.map((param) => stringCamelCase(param.name)).join(', ');
      return params !== undefined && (!inside || inside === params);
    }
    if (inside === undefined) return Boolean(tx[section]?.[name]);
    const type = query[section]?.[name]?.creator.meta.type;
    return Boolean(type) && inside === (type.isMap ? registry.lookup.getTypeDef(type.asMap.key).type : '');
  }

  #call([, section, name, inside]) {
    return inside === undefined ? this.api.tx[section]?.[name] : undefined;
  }

  /** Those of the names that are no field of these calls and events, nor of a field of theirs. None if there are no such. */
  #strangers([mention], owners, names) {
    const metas = owners.filter(Boolean).map(({ meta }) => meta);
    if (metas.length === 0) return [];
    const known = new Set();
    metas.flatMap(({ fields }) => [...fields]).forEach((field) => addField(this.api.registry.lookup, field, known));
    return names.filter((name) => !known.has(name)).map((name) => `${mention}: ${name}`);
  }

  /** The names of a call's arguments, and of the fields of each that has some. */
  #forms(mention) {
    const { fields } = this.#call(mention).meta;
    const defs = fields.map(({ type }) => this.api.registry.lookup.getSiType(type).def);
    const structs = defs.filter((def) => def.isComposite).map((def) => def.asComposite.fields);
    const isNamed = (inner) => inner.every(({ name }) => name.isSome);
    return [fields, ...structs.filter((inner) => inner.length > 0 && isNamed(inner))].map(namesOf);
  }

  /** Whether a pallet has something of this name. What no pallet is may be anything, but has no events. */
  #isKnown(pallet, name) {
    const { consts, errors, events, query, tx } = this.api;
    const isPallet = [errors, events, query, tx].some((parts) => parts[pallet]);
    if (/^[A-Z]/.test(name)) return [events, errors].some((parts) => parts[pallet]?.[name]);
    return !isPallet || [query, tx, consts].some((parts) => parts[pallet]?.[stringCamelCase(name)]);
  }
}
