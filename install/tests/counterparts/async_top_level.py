import asyncio


async def tell(text):
    print(text)
    return text


async def cell():
    task = asyncio.create_task(tell("task"))
    print("cell")
    print(await task)
    print(await asyncio.gather(tell("one"), tell("two")))
    print("end")


asyncio.run(cell())
