"""Shards by a pool of processes on this machine. A worker that dies costs its shards a new try, not the run."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from waqai.app.coder import coder_of_this_process
from waqai.app.jobs.plan import Shard
from waqai.app.jobs.shard import ShardReport, ShardTask, code_shard

TRIES = 3
"""A shard at which the pool broke so often is left out, and said."""


class LostShard(Exception):  # noqa: N818  (it is a result, not a fault of the program)
    """A shard that could not be coded; its text says which and why."""


def run_pool(shards: Sequence[Shard], task: ShardTask, workers: int) -> Iterator[ShardReport | LostShard]:
    """Code shards by so many processes, each with a coder of its own that is loaded once. Reports come as shards are done."""
    tries: Counter[int] = Counter()
    left = list(shards)
    while left:
        waiting, left = left, []
        # When a worker dies, nobody can say at which of the shards in hand; the last round gives each shard a pool of its own.
        alone = any(tries[shard.number] == TRIES - 1 for shard in waiting)
        rounds = [[shard] for shard in waiting] if alone else [waiting]
        for part in rounds:
            for shard, result in _round(part, task, workers):
                if isinstance(result, ShardReport):
                    yield result
                    continue
                tries[shard.number] += 1
                if tries[shard.number] < TRIES:
                    left.append(shard)
                else:
                    yield LostShard(f"shard {shard.number} ({shard.path}, from {shard.start}): {result}; tried {TRIES} times")


def _round(shards: Sequence[Shard], task: ShardTask, workers: int) -> Iterator[tuple[Shard, ShardReport | str]]:
    """Every shard with its report or with why there is none."""
    context = multiprocessing.get_context("spawn")  # a fork would copy threads of the libraries that read the plan
    pool = ProcessPoolExecutor(min(workers, len(shards)), mp_context=context, initializer=_load)
    futures: dict[Future[ShardReport], Shard] = {}
    try:
        for shard in shards:
            futures[pool.submit(code_shard, shard, task)] = shard
    except BrokenProcessPool:
        given = {shard.number for shard in futures.values()}
        yield from ((shard, "a worker died") for shard in shards if shard.number not in given)
    try:
        open_ones = set(futures)
        while open_ones:
            done, open_ones = wait(open_ones, return_when=FIRST_COMPLETED)
            for future in done:
                yield futures[future], _result(future)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _result(future: Future[ShardReport]) -> ShardReport | str:
    try:
        return future.result()
    except BrokenProcessPool:
        return "a worker died"
    except Exception as error:  # whatever a shard raises is that shard's fault; the others are done
        return f"{type(error).__name__}: {error}"


def _load() -> None:
    coder_of_this_process()
