import asyncio


async def child():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print("child cancelled:", e)
        raise
    finally:
        await asyncio.sleep(0)
        print("child tidied up")


async def parent():
    task = asyncio.create_task(child())
    try:
        await task
    except asyncio.CancelledError:
        print("parent cancelled, child done:", task.done())
        raise


async def swallow():
    me = asyncio.current_task()
    for _ in range(2):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("swallowed", me.cancelling())
            print("left", me.uncancel())
    return "survived"


async def main():
    task = asyncio.create_task(parent())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(task.cancel("enough"))
    try:
        await task
    except asyncio.CancelledError:
        print("seen by main", task.cancelled(), task.done())
    print(task.cancel())

    task = asyncio.create_task(swallow())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    print(await task)

    never = asyncio.create_task(child())
    never.cancel()
    try:
        await never
    except asyncio.CancelledError:
        print("never begun", never.cancelled())

    me = asyncio.current_task()
    me.cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("cancelled itself")
        me.uncancel()

    left = asyncio.create_task(child())
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
