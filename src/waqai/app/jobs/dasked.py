"""The same shards on a Dask cluster: one machine or hundreds, whatever the scheduler leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from waqai.app.jobs.plan import PlanError, Shard
from waqai.app.jobs.pool import TRIES, LostShard
from waqai.app.jobs.shard import ShardReport, ShardTask, code_shard

CONNECT_SECONDS = 30


def run_dask(shards: Sequence[Shard], task: ShardTask, scheduler: str) -> Iterator[ShardReport | LostShard]:
    """Code shards on the cluster behind a scheduler's address. Every worker must see input and output under the same paths.

    A worker that dies costs its shards a new try; what was written stays. Raises PlanError where there is no cluster or none of its
    workers can run Waqai.
    """
    distributed = _library()
    try:
        client = distributed.Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise PlanError(f"{scheduler}: no Dask scheduler there ({' '.join(str(error).split())[:120] or type(error).__name__})") from None
    try:
        _check(client, scheduler)
        yield from _run(distributed, client, shards, task)
    finally:
        client.close()


def _run(distributed: Any, client: Any, shards: Sequence[Shard], task: ShardTask) -> Iterator[ShardReport | LostShard]:
    tries: Counter[int] = Counter()
    futures = {_submit(client, shard, task, 0): shard for shard in shards}
    sequence = distributed.as_completed(list(futures), loop=client.loop)
    for future in sequence:
        shard = futures.pop(future)
        if future.status == "finished":
            yield future.result()
            continue
        tries[shard.number] += 1
        cause = _cause(future)
        if tries[shard.number] < TRIES:
            again = _submit(client, shard, task, tries[shard.number])
            futures[again] = shard
            sequence.add(again)
        else:
            yield LostShard(f"shard {shard.number} ({shard.path}, from {shard.start}): {cause}; tried {TRIES} times")


def _submit(client: Any, shard: Shard, task: ShardTask, attempt: int) -> Any:
    return client.submit(code_shard, shard, task, key=f"waqai-{shard.name}-{abs(hash(task.out)):x}-{attempt}", pure=False)


def _cause(future: Any) -> str:
    try:
        error = future.exception()
    except Exception as raised:  # a future that was cancelled raises instead of telling
        error = raised
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"


def _check(client: Any, scheduler: str) -> None:
    from waqai import __version__

    workers = client.scheduler_info(n_workers=-1)["workers"]
    if not workers:
        try:
            client.wait_for_workers(1, timeout=CONNECT_SECONDS)
        except TimeoutError:
            raise PlanError(f"{scheduler}: the cluster has no workers") from None
    try:
        versions = set(client.run(_version).values())
    except Exception as error:  # a worker without Waqai fails while it reads the function
        raise PlanError(f"{scheduler}: a worker cannot run Waqai ({type(error).__name__}: {' '.join(str(error).split())[:120]})") from None
    if versions != {__version__}:
        raise PlanError(f"{scheduler}: workers have Waqai {', '.join(sorted(versions))}, here is {__version__}")


def _version() -> str:
    from waqai import __version__

    return __version__


def _library() -> Any:
    try:
        import distributed
    except ImportError:
        raise PlanError("a scheduler needs the package distributed: pip install 'waqai[dask]'") from None
    return distributed
