// ---- what is typed, compared with what the author accepts: texts, and numbers within bounds and with a unit

const MEASURE = /^([-+]?)(\d[\d.,' ]*|[.,]\d+)(?:e([-+]?\d+)| ?[x×*·⋅] ?10(?:\^|\*\*)\{?([-+]?\d+)\}?)?(.*)$/i;
const GROUPS = { ".": /^[1-9]\d{0,2}(\.\d{3})+$/, ",": /^[1-9]\d{0,2}(,\d{3})+$/, " ": /^[1-9]\d{0,2}( \d{3})+$/ };

/** Raised digits as an exponent, and one sign each for minus, apostrophe and blank. */
function levelled(text) {
  return text.replace(/[⁰¹²³⁴-⁹⁺⁻]+/g, (raised) => "^" + raised.normalize("NFKC")).normalize("NFKC")
    .replace(/\u2212/g, "-").replace(/[’']/g, "'").replace(/\s+/g, " ").trim();
}

/** The values that digits may have, as texts with a decimal point; two where languages differ and the deck names none. */
function readings(digits, comma) {
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
  const exponent = e || ten, digits = body.replace(/[ ',]+$/, "");
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

