"""The analyses of what is open: one at a time in a thread of its own, the newest only, each used by all who ask."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from check_data.editor.analysis import Options, Target, scene_of
from check_data.editor.scene import Scene
from check_data.editor.sources import Sources


class Analysis(NamedTuple):
    """What was found, and the texts that it was found in."""

    scene: Scene
    sources: Sources


class _Job(NamedTuple):
    stamp: object
    done: asyncio.Future[Scene]
    sources: Sources


class Analyses:
    """``sources`` gives the texts as they are now; ``stamp`` what a target's analysis depends on: while it is the same,
    so is the analysis.
    """

    def __init__(self, sources: Callable[[], Sources], stamp: Callable[[Target], object], options: Options) -> None:
        self._sources, self._stamp, self._options = sources, stamp, options
        # Analyses are arithmetic in Python: two at a time would only take each other's time.
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="analysis")
        self._jobs: dict[Target, _Job] = {}

    async def of(self, target: Target) -> Analysis:
        """The analysis of a target as it is now."""
        while True:
            job = self._job(target)
            try:
                # Who asks may go away, the others still want the answer.
                return Analysis(await asyncio.shield(job.done), job.sources)
            except asyncio.CancelledError:
                if not job.done.cancelled():
                    raise

    def forget(self, target: Target) -> None:
        """Drop what is known of a target that is closed."""
        job = self._jobs.pop(target, None)
        if job is not None:
            job.done.cancel()

    def stop(self) -> None:
        """Begin no further analysis."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _job(self, target: Target) -> _Job:
        stamp, known = self._stamp(target), self._jobs.get(target)
        if known is not None and known.stamp == stamp:
            return known
        if known is not None:
            # One that has not begun never will; the result of one that has is for nobody.
            known.done.cancel()
        sources = self._sources()
        loop = asyncio.get_running_loop()
        done = loop.run_in_executor(self._worker, scene_of, target, sources.buffers, self._options)
        self._jobs[target] = _Job(stamp, done, sources)
        return self._jobs[target]
