/**
 * A stream of text pieces, read as fast as the reader takes them.
 *
 * Waits for the first piece, so that what is refused at the beginning is thrown here.
 */
export async function streamOf(pieces: AsyncIterable<string>): Promise<ReadableStream<Uint8Array>> {
  const source = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let next = await source.next();
  return new ReadableStream({
    async pull(controller) {
      if (next.done) {
        controller.close();
        return;
      }
      controller.enqueue(encoder.encode(next.value));
      next = await source.next();
    },
    async cancel() {
      await source.return?.();
    },
  });
}
