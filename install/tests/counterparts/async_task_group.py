import asyncio


async def work(name, time, failure=None):
    try:
        await asyncio.sleep(time)
        if failure:
            raise ValueError(failure)
        print(name, "done")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        if failure:
            raise ValueError("also " + failure)
        raise


def told(group):
    return [str(e) for e in group.exceptions]


async def main():
    async with asyncio.TaskGroup() as group:
        one = group.create_task(work("one", 0.02))
        two = group.create_task(work("two", 0.01))
    print(one.result(), two.result())

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("a", 0.01, "bad"))
            group.create_task(work("c", 10, "worse"))
            try:
                await asyncio.sleep(10)
            finally:
                print("block ends early")
    except* ValueError as e:
        print(told(e))

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("d", 0.01, "later"))
            group.create_task(work("e", 10))
            print("block is done")
    except* ValueError as e:
        print(told(e))

    async def grouped():
        async with asyncio.TaskGroup() as group:
            group.create_task(work("f", 10))
            await asyncio.sleep(10)

    task = asyncio.create_task(grouped())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("group cancelled from outside")

    try:
        async with asyncio.timeout(0.01):
            await grouped()
    except TimeoutError:
        print("group timed out")

    async def nested():
        async with asyncio.TaskGroup() as outer:
            outer.create_task(work("g", 10))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(work("h", 0.01, "deep"))
                inner.create_task(work("i", 10))

    try:
        await nested()
    except* ValueError as e:
        print(told(e.exceptions[0]))


asyncio.run(main())
