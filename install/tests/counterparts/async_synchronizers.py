import asyncio


async def main():
    lock = asyncio.Lock()

    async def locked(name):
        async with lock:
            print(name, "has the lock")
            await asyncio.sleep(0)
            print(name, "lets go")

    await asyncio.gather(*(locked(name) for name in "abc"))
    await lock.acquire()
    waiting = [asyncio.create_task(locked(name)) for name in "de"]
    await asyncio.sleep(0)
    waiting[0].cancel()
    await asyncio.sleep(0)
    lock.release()
    await waiting[1]
    print("locked", lock.locked())
    try:
        lock.release()
    except RuntimeError:
        print("not held")

    semaphore = asyncio.Semaphore(2)
    inside = most = 0

    async def limited(i):
        nonlocal inside, most
        async with semaphore:
            inside += 1
            most = max(most, inside)
            print("in", i)
            await asyncio.sleep(0.001 * (5 - i))
            inside -= 1

    await asyncio.gather(*(limited(i) for i in range(5)))
    print("at most", most)
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError:
        print("too often")

    event = asyncio.Event()

    async def awaiting(name):
        await event.wait()
        print(name, "goes on")

    tasks = [asyncio.create_task(awaiting(name)) for name in "xyz"]
    await asyncio.sleep(0)
    print("nobody yet")
    event.set()
    await asyncio.gather(*tasks)
    await event.wait()
    event.clear()
    print("set", event.is_set())

    condition = asyncio.Condition()
    items = []

    async def consumer(name):
        async with condition:
            await condition.wait_for(lambda: items)
            print(name, "takes", items.pop(0))

    consumers = [asyncio.create_task(consumer(name)) for name in "pqr"]
    await asyncio.sleep(0)
    async with condition:
        items += [1, 2]
        condition.notify(2)
    await asyncio.gather(*consumers[:2])
    async with condition:
        items.append(3)
        condition.notify_all()
    await consumers[2]
    try:
        condition.notify()
    except RuntimeError:
        print("lock first")

    barrier = asyncio.Barrier(3)

    async def meet(name):
        index = await barrier.wait()
        print(name, "was number", index)

    await asyncio.gather(*(meet(name) for name in "uvw"))

    async def broken():
        try:
            await barrier.wait()
        except asyncio.BrokenBarrierError:
            print("broken")

    task = asyncio.create_task(broken())
    await asyncio.sleep(0)
    print("waits", barrier.n_waiting)
    await barrier.abort()
    await task


asyncio.run(main())
