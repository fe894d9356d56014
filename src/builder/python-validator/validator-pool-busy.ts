/** No validator was available in time; it says nothing about the code. The message is shown to the user. */
export class ValidatorPoolBusy extends Error {
  constructor(message = "The validators are busy; try again in a moment.") {
    super(message);
  }
}
