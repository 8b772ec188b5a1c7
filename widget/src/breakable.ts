/** Lets what is too long for a telephone's line break where it has spaces. */

// « FR76 3000 6000 0112 3456 7890 189 » holds together; a phone number, half as long, still does.
const TOO_LONG = /[^ \n]{22,}/g;

export function breakable(text: string): string {
  return text.replace(TOO_LONG, (piece) => piece.replace(/\u00a0/g, " "));
}
