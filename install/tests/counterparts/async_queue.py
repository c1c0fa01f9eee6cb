import asyncio


async def main():
    queue = asyncio.Queue(2)

    async def producer():
        for i in range(5):
            await queue.put(i)
            print("put", i)

    async def consumer(name):
        while True:
            item = await queue.get()
            await asyncio.sleep(0)
            print(name, "got", item)
            queue.task_done()

    consumers = [asyncio.create_task(consumer(name)) for name in "ab"]
    await producer()
    await queue.join()
    print("joined", queue.qsize())
    for task in consumers:
        task.cancel()
    await asyncio.gather(*consumers, return_exceptions=True)

    await queue.put(1)
    await queue.put(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull:
        print("full")
    queue.get_nowait(), queue.get_nowait()
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty:
        print("empty")

    for other in (asyncio.LifoQueue(), asyncio.PriorityQueue()):
        for i in (2, 3, 1):
            other.put_nowait(i)
        print([await other.get() for _ in range(3)])
    try:
        for _ in range(3):
            queue.task_done()
    except ValueError:
        print("done too often")


asyncio.run(main())
