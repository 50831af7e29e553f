export const forms = {
  unreachable: 'The server could not be reached. What you typed is still here: try again.',
  password: 'Password',
  passwordHint: 'At least 10 characters; four unrelated words are easy to remember.',
};
