/**
 * What is for the programme and what is for concerns, as in Python: they meet where the desk is put
 * together, and nowhere below (docs/decisions/0017-a-concern-is-signed-by-nobody.md). `words`: folders
 * of `core`.
 */
export const SIDES = {
  programme: {
    words: ['duty', 'programme'],
    files: [
      ...['client/casework', 'client/duties', 'client/duty', 'client/knock', 'client/letters'],
      ...['client/programme', 'client/roles', 'client/telling', 'worker/reports'],
      ...['worker/roles', 'worker/told', 'worker/desk/roles'],
      ...['worker/desk/knock', 'worker/desk/reports', 'worker/desk/rest'],
    ],
  },
  concerns: {
    words: ['concern'],
    files: [
      ...['client/concern', 'client/concerning', 'client/concerns'],
      ...['worker/concerns', 'worker/desk/concerns'],
    ],
  },
};
