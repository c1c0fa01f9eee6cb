import asyncio


async def slow(name):
    try:
        await asyncio.sleep(10)
    finally:
        print(name, "tidies up")
        await asyncio.sleep(0.01)
        print(name, "has tidied up")


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "answers anyway"


async def main():
    print(await asyncio.wait_for(asyncio.sleep(0.001, "quick"), 10))
    try:
        await asyncio.wait_for(slow("one"), 0.02)
    except asyncio.TimeoutError:
        print("too late")
    task = asyncio.create_task(slow("two"))
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.02)
    except asyncio.TimeoutError:
        print("too late, but it goes on:", not task.done())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())
    try:
        async with asyncio.timeout(0.02) as limit:
            await slow("three")
    except TimeoutError:
        print("the limit has expired:", limit.expired())
    async with asyncio.timeout(10) as limit:
        await asyncio.sleep(0.001)
    print("in time:", not limit.expired())
    try:
        async with asyncio.timeout(0.02):
            try:
                async with asyncio.timeout(10):
                    await asyncio.sleep(5)
            finally:
                print("inner ends")
    except TimeoutError:
        print("outer is over")
    print(await stubborn_for(0.01))
    try:
        await asyncio.wait_for(failing(), 1)
    except ValueError as e:
        print("failed by", e)


async def stubborn_for(time):
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(time)
    task.cancel()
    return await task


async def failing():
    await asyncio.sleep(0)
    raise ValueError("itself")


asyncio.run(main())
