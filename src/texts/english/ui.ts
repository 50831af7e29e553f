/** What controls say that know nothing of annotation. */
export const ui = {
  cancel: 'Cancel',
};
