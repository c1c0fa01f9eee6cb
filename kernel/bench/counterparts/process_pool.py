import multiprocessing as mp
import time
from pathlib import Path


def same(it):
    return it


def pss(pid):
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / 1e6


if __name__ == "__main__":
    context = mp.get_context("spawn")
    began = time.perf_counter()
    pool = context.Pool(2)
    pool.map(same, [1, 2], 1)
    print(f"pool of 2 processes ready: {(time.perf_counter() - began) * 1000:.1f} ms")
    time.sleep(1)
    if Path("/proc/self/smaps_rollup").exists():
        print(f"memory of an idle worker: {sum(pss(p.pid) for p in mp.active_children()) / 2:.1f} MB")
    for _ in range(5_000):
        pool.apply(same, (1,))
    tasks = 10_000
    began = time.perf_counter()
    for n in range(tasks):
        pool.apply(same, (n,))
    print(f"trivial pool task: {(time.perf_counter() - began) / tasks * 1e6:.1f} µs")
    began = time.perf_counter()
    pool.map(same, range(tasks), 1)
    print(f"trivial pool task of a map: {(time.perf_counter() - began) / tasks * 1e6:.1f} µs")
    many = bytes(100_000_000)
    pool.apply(same, (many,))
    began = time.perf_counter()
    for _ in range(3):
        assert len(pool.apply(same, (many,))) == len(many)
    print(f"100 MB through a pool task and back: {(time.perf_counter() - began) / 3:.3f} s")
    pool.close()
    pool.join()
