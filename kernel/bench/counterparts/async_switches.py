import asyncio
import time

ROUNDS = 5


async def give_way(times):
    for _ in range(times):
        await asyncio.sleep(0)


async def switches(tasks, times):
    begun = time.perf_counter()
    await asyncio.gather(*(give_way(times) for _ in range(tasks)))
    return tasks * times / (time.perf_counter() - begun)


for tasks, times in ((2, 100_000), (1_000, 200)):
    best = max(asyncio.run(switches(tasks, times)) for _ in range(ROUNDS))
    print(f"switches between {tasks} tasks: {best:.0f} /s")
