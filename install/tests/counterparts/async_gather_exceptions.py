import asyncio


async def fail(after, text):
    await asyncio.sleep(after)
    raise ValueError(text)


async def work(after, value):
    try:
        await asyncio.sleep(after)
        print("worked", value)
        return value
    except asyncio.CancelledError:
        print("cancelled", value)
        raise


async def main():
    slow = asyncio.create_task(work(0.1, 1))
    try:
        await asyncio.gather(slow, fail(0.02, "first"), fail(0.05, "second"))
    except ValueError as e:
        print("failed by", e)
    print("still going", not slow.done())
    await slow

    settled = await asyncio.gather(work(0.03, 2), fail(0.01, "kept"), work(0, 3), return_exceptions=True)
    print([f"failure {one}" if isinstance(one, Exception) else one for one in settled])

    outer = asyncio.ensure_future(asyncio.gather(work(1, 4), work(1, 5)))
    await asyncio.sleep(0.01)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("all cancelled")

    child = asyncio.create_task(work(1, 6))
    other = asyncio.create_task(work(0.05, 7))
    asyncio.get_running_loop().call_later(0.01, child.cancel)
    try:
        await asyncio.gather(child, other)
    except asyncio.CancelledError:
        print("a child was cancelled, the other goes on:", not other.done())
    await other
    print(await asyncio.gather())


asyncio.run(main())
