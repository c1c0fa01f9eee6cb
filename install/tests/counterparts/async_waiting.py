import asyncio


async def work(i):
    await asyncio.sleep(0.02 * i)
    if i == 3:
        raise ValueError("three")
    return i


async def main():
    tasks = [asyncio.create_task(work(i)) for i in (5, 1, 3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), done.pop().result())
    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), done.pop().exception())
    done, pending = await asyncio.wait(pending, timeout=0.001)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending))

    for each in asyncio.as_completed([asyncio.create_task(work(i)) for i in (4, 2, 1, 0)]):
        print("completed", await each)

    task = asyncio.create_task(asyncio.sleep(0, "value"))
    task.add_done_callback(lambda t: print("callback", t.result()))
    await task
    print("awaited")
    await asyncio.sleep(0)

    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon")
    handle = loop.call_later(0.01, print, "never")
    loop.call_later(0.02, print, "later")
    handle.cancel()
    await asyncio.sleep(0.04)
    print(await asyncio.to_thread(lambda: "from a thread"))
    print(await loop.run_in_executor(None, lambda: "from a pool"))

    inner = asyncio.create_task(work(1))
    outer = asyncio.create_task(shielded(inner))
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled, inner", await inner)

    async def numbers():
        try:
            for i in range(4):
                await asyncio.sleep(0)
                yield i
        finally:
            print("generator ends")

    async for i in numbers():
        print("number", i)
    names = sorted(t.get_name() for t in asyncio.all_tasks())
    print(len(names), asyncio.current_task().get_name())


async def shielded(task):
    return await asyncio.shield(task)


asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError:
    print("no loop")


async def nested():
    try:
        asyncio.run(nothing())
    except RuntimeError:
        print("a loop runs already")


async def nothing():
    pass


import warnings
warnings.simplefilter("ignore")
asyncio.run(nested())
