/** A form that was not done, as its action answers. */
export interface FormRefusal {
  /** Which form of the page. */
  readonly form: string;
  readonly code: string;
  /** Safe to show, and says what a person can do. */
  readonly message: string;
  /** The field at fault, where there is one. */
  readonly field: string | undefined;
  /** What was sent, secrets left out: for pages without JavaScript. */
  readonly values: Readonly<Record<string, string>>;
}

/** A page's `form` as the refusal of this form, if it is that. */
export function refusalOf(answer: unknown, form: string): FormRefusal | null {
  return isRefusal(answer) && answer.form === form ? answer : null;
}

function isRefusal(answer: unknown): answer is FormRefusal {
  return typeof answer === 'object' && answer !== null && 'form' in answer && 'message' in answer;
}
