import asyncio
import time

ROUNDS = 50


async def value(i):
    return i


async def gather():
    begun = time.perf_counter()
    results = await asyncio.gather(*(value(i) for i in range(1_000)))
    assert results[-1] == 999
    return time.perf_counter() - begun


best = min(asyncio.run(gather()) for _ in range(ROUNDS))
print(f"gather of 1000 tasks: {best * 1000:.3f} ms")
