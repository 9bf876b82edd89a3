// How amounts and sums are written, whatever the language.

const UNITS = 1_000_000n;

/** An amount as people write it. */
export function amount(units, decimalPoint) {
  const whole = units / UNITS;
  const rest = (units % UNITS).toString().padStart(6, '0').replace(/0+$/, '');
  return `${grouped(whole)}${rest ? decimalPoint + rest : ''}\u00a0SYN`;
}

/** A whole number as people write it. */
export const grouped = (number) => number.toString().replace(/\B(?=(\d{3})+$)/g, '\u00a0');

/** One line of a table. */
export const row = (label, value) => `      ${label}: ${value}`;
