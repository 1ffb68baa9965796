/**
 * What keeps Tocsin from starting, in a sentence or two for the person at the console: what is, then
 * what to do. Start and the command line print the message alone, without a stack.
 */
export class StartFault extends Error {
  override name = "StartFault";
}
