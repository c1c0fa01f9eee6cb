import multiprocessing as mp
import os
from dataclasses import dataclass
from enum import Enum


class Taste(Enum):
    SWEET = 1
    SALTY = 2


@dataclass(frozen=True)
class Cookie:
    name: str
    grams: int
    taste: Taste


seen = 10


def count(_):
    global seen
    seen += 1
    return seen


def double(cookie):
    return Cookie(cookie.name * 2, cookie.grams * 2, cookie.taste)


def environment():
    return os.environ.get("OVEN"), os.environ.get("NO_SUCH")


if __name__ == "__main__":
    context = mp.get_context("spawn")
    os.environ["OVEN"] = "hot"
    with context.Pool(1) as pool:
        for cookie in pool.map(double, [Cookie("oat", 3, Taste.SWEET), Cookie("pretzel", 4, Taste.SALTY)]):
            print(cookie.name, cookie.grams, cookie.taste.name, cookie.taste is Taste.SALTY)
        print(pool.map(count, range(3)), seen)
        print(*pool.apply(environment))
