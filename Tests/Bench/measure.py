"""Runs programs and says what they cost."""
import os
import statistics
import subprocess
import time


class Cost:
    """Wall and CPU seconds, and the largest resident size in MB."""

    def __init__(self, wall, cpu, rss):
        self.wall, self.cpu, self.rss = wall, cpu, rss


def run(command, stdin=os.devnull, stdout=os.devnull, **options):
    """The cost of one run of a program; its exit code must be one of `codes`."""
    codes = options.pop("codes", (0,))
    with open(stdin, "rb") as source, open(stdout, "wb") as sink:
        start = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], stdin=source, stdout=sink, stderr=subprocess.PIPE, **options)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {errors.decode()[-400:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def paired(actions, times=5):
    """The median cost of each action, run in turn so that whatever else the machine does weighs on all of them."""
    costs = {name: [] for name in actions}
    for _ in range(times):
        for name, action in actions.items():
            costs[name].append(action())
    median = lambda values: statistics.median(values)
    return {
        name: Cost(median([c.wall for c in found]), median([c.cpu for c in found]), max(c.rss for c in found))
        for name, found in costs.items()
    }
