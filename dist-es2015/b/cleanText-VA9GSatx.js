// dist/providers/cleanText.js
const LONGEST_MESSAGE = 600;
const CONTROLS = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/**
* A text from outside as one harmless line: keys taken out, white space collapsed, control characters shown as
* escapes, cut to 600 characters.
*
* In this order: a key must be whole to be found, so it goes first, and the cut comes last.
*/
function cleanText(text, redact = (same) => same) {
	const line = redact(text).trim().replace(/\s+/g, " ").replace(CONTROLS, escaped);
	return line.length > LONGEST_MESSAGE ? `${line.slice(0, 599).trimEnd()}…` : line;
}
function escaped(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
export { cleanText as t };
