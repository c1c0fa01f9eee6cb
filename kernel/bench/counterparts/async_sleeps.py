import asyncio
import time

ROUNDS = 5


async def sleeps(tasks):
    begun = time.perf_counter()
    await asyncio.gather(*(asyncio.sleep(0.01) for _ in range(tasks)))
    return time.perf_counter() - begun


for tasks in (10_000, 100_000):
    times = [asyncio.run(sleeps(tasks)) for _ in range(ROUNDS)]
    print(f"first {tasks} sleeps of 10 ms: {times[0]:.3f} s")
    print(f"{tasks} sleeps of 10 ms: {min(times):.3f} s")
