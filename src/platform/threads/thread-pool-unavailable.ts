/** The pool is full or closed, or the caller has left: it says nothing about the task. The message is shown to users. */
export class ThreadPoolUnavailable extends Error {
  constructor(message = "The server is busy; try again in a moment.", options?: ErrorOptions) {
    super(message, options);
  }
}
