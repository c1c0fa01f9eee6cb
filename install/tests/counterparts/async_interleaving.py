import asyncio


async def count(name, times):
    for i in range(times):
        print(name, i)
        await asyncio.sleep(0)
    print(name, "ends")
    return times


async def main():
    tasks = [asyncio.create_task(count(name, times)) for name, times in (("a", 3), ("b", 1), ("c", 2))]
    print("made")
    await asyncio.sleep(0)
    print("main again")
    print(await tasks[0], await tasks[1], await tasks[2])
    print(await asyncio.gather(count("d", 2), count("e", 1)))


asyncio.run(main())
