/**
 * What the desk says of each step. A screen reader hears all of it; what was done can be
 * seen, so only why nothing was done is also shown.
 */
export class DeskVoice {
  said = $state.raw('');
  /** Why the last press did nothing, until something else is said. */
  why = $state.raw<string | null>(null);

  say(words: string): void {
    // A live region says a text again only when it differs.
    this.said = words === this.said ? `${words}\u00A0` : words;
    this.why = null;
  }

  explain(why: string): void {
    this.say(why);
    this.why = why;
  }
}
