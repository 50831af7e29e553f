import type { Span } from '../span/span.ts';
import { lastSpeakerIn } from './attribution.ts';
import type { Grammar } from './grammar.ts';
import { quotedIn } from './marks.ts';
import { paragraphAt, paragraphBefore } from './paragraphs.ts';
import { tokensOf, type Piece, type Token } from './tokens.ts';

/**
 * Who asks, in a question that stands alone below an answer to another: whoever asked that.
 * “Who pays?” Ana Ruiz asked. / “You do,” he said. / |“With what?”| The words that name them.
 */
export function askerOf(text: string, content: readonly Span[], grammar: Grammar): Span | null {
  const [question, ...more] = content;
  if (question === undefined || more.length > 0 || !asks(text, question)) return null;
  const { start, end } = paragraphAt(text, question.start);
  if (text.slice(start, end).trim().length > question.end - question.start) return null;
  const answer = paragraphBefore(text, question.start);
  const first = answer && paragraphBefore(text, answer.start);
  if (answer === null || first === null) return null;
  const [answered, asked] = [quotedIn(text, answer).at(-1), quotedIn(text, first).at(-1)];
  if (answered === undefined || asked === undefined) return null;
  if (asks(text, answered) || !asks(text, asked)) return null;
  return lastSpeakerIn(tokensIn(first, text), grammar);
}

function asks(text: string, { start, end }: Span): boolean {
  return /[?？][^\p{L}\p{N}]*$/u.test(text.slice(start, end));
}

/** A paragraph with each of its quotations as one piece. */
export function tokensIn(paragraph: Span, text: string): readonly Token[] {
  const quoted = quotedIn(text, paragraph).map(({ start, end }): Piece => ({
    type: 'quoted',
    start,
    end,
  }));
  return tokensOf(text, paragraph, quoted);
}
