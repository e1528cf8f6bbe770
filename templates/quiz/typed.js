// ---- what is typed, compared with what the author accepts: texts, and numbers within bounds and with a unit

const MEASURE = /^([-+]?)(\d[\d.,٫٬' ]*|[.,٫]\d+)(?:e([-+]?\d+)| ?[x×*·⋅] ?10(?:\^|\*\*)\{?([-+]?\d+)\}?)?(.*)$/i;
const GROUPS = { ".": /^[1-9]\d{0,2}(\.\d{3})+$/, ",": /^[1-9]\d{0,2}(,\d{3})+$/, " ": /^[1-9]\d{0,2}( \d{3})+$/ };

/** The value of a digit of any script: the digits 0 to 9 of a script follow each other. */
function digitValue(digit) {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(digit.codePointAt(0) - value - 1))) value += 1;
  return String(value);
}

/** Raised digits as an exponent, digits of every script as 0 to 9, and one sign each for minus, apostrophe and blank. */
function levelled(text) {
  return text.replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "")
    .replace(/[⁰¹²³⁴-⁹⁺⁻]+/g, (raised) => "^" + raised.normalize("NFKC")).normalize("NFKC")
    .replace(/(?![0-9])\p{Nd}/gu, digitValue).replace(/٪/g, "%").replace(/،/g, ",")
    .replace(/\u2212/g, "-").replace(/[’']/g, "'").replace(/\s+/g, " ").trim();
}

/** The values that digits may have, as texts with a decimal point; two where languages differ and the deck names none. */
function readings(digits, comma) {
  if (/[٫٬]/.test(digits)) {
    return /^([1-9]\d{0,2}(٬\d{3})+|\d*)(٫\d+)?$/.test(digits) ? [digits.replace(/٬/g, "").replace("٫", ".")] : [];
  }
  const spaced = digits.replace(/'/g, " ");
  if (spaced.includes(" ")) {
    const [whole, rest = ""] = spaced.split(/(?=[.,])/);
    return GROUPS[" "].test(whole) && /^([.,]\d+)?$/.test(rest) ? [whole.replace(/ /g, "") + rest.replace(",", ".")] : [];
  }
  const points = digits.split(".").length - 1, commas = digits.split(",").length - 1;
  if (points && commas) {
    const last = digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "." : ",";
    const at = digits.lastIndexOf(last), group = last === "." ? "," : ".";
    const whole = digits.slice(0, at), rest = digits.slice(at + 1);
    return GROUPS[group].test(whole) && /^\d+$/.test(rest) ? [whole.split(group).join("") + "." + rest] : [];
  }
  const sign = points ? "." : ",";
  const joined = digits.split(sign).join(""), decimal = digits.replace(",", ".");
  if (!points && !commas) return [digits];
  if (points + commas > 1) return GROUPS[sign].test(digits) ? [joined] : [];
  if (!GROUPS[sign].test(digits)) return [decimal];
  return comma === null ? [decimal, joined] : [comma === (sign === ".") ? joined : decimal];
}

/** The numbers that a text may mean, and the unit after them. */
function measured(text, comma) {
  const found = MEASURE.exec(levelled(text));
  if (!found) return { values: [], unit: "" };
  const [, sign, body, e, ten, rest] = found;
  const exponent = e || ten, digits = body.replace(/[ ',٫٬]+$/, "");
  const values = readings(digits, comma).map((value) => Number(sign + value + (exponent ? "e" + exponent : "")));
  return { values: values.filter((value) => !Number.isNaN(value)), unit: plainUnit(rest) };
}

function plainUnit(unit) {
  return levelled(unit).replace(/\*\*|\^/g, "").replace(/[ {}]/g, "").replace(/[·⋅*]/g, "*");
}

/** True if a typed text is one of the accepted texts, or a number within accepted bounds. */
function fits(text, accepted) {
  if (accepted.texts.some((one) => folded(one) === folded(text))) return true;
  if (!accepted.numbers.length) return false;
  const { values, unit } = measured(text, accepted.comma);
  return accepted.numbers.some(({ low, high, unit: wanted }) =>
    (!unit || unit === plainUnit(wanted)) && values.some((value) => Number(low) <= value && value <= Number(high)));
}

