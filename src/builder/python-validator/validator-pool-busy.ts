/** Not refused for what the code is: there was no validator for it in time. The message is for whoever asked. */
export class ValidatorPoolBusy extends Error {
  constructor(message = "The validators are busy; try again in a moment.") {
    super(message);
  }
}
