/** How often and how long to look for something that is being loaded. */
const every = 50
const times = 100

/** Does something with a part of the page as soon as it is there; gives up after a few seconds. */
export async function whenThere<Part>(
  find: () => Part | null,
  act: (part: Part) => void,
): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const part = find()
    if (part !== null) {
      act(part)
      return
    }
    await new Promise((resolve) => setTimeout(resolve, every))
  }
}
