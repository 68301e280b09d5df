#!/usr/bin/env python3
"""Measures the stages on the data beside the repository and holds the floors.

usage: eval.py [--raise]     (run by `make eval`)
Runs every other *.py in this folder that has a `figures(shared, ibid)` function, which returns {name: number} (None where a tool it needs is missing); prints each figure
beside its floor in floors.json, and ends with 1 if one has fallen. `--raise` lifts the floors to what was reached (for
figures where less is better the name ends in `.max`). Without ../shared it says "skipped" and ends with 0.
"""
import importlib.util
import json
import math
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SHARED = ROOT.parent / "shared"
IBID = ROOT / ".build" / "release" / "ibid"
FLOORS = HERE / "floors.json"


def modules():
    for path in sorted(HERE.glob("*.py")):
        if path.name == "eval.py":
            continue
        spec = importlib.util.spec_from_file_location(path.stem, path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        if hasattr(module, "figures"):
            yield path.stem, module


def main():
    if not SHARED.is_dir():
        print("eval: skipped, there is no ../shared")
        print("0 passed, 0 failed, 1 skipped")
        return 0
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    reached, failed = {}, []
    for stem, module in modules():
        print(f"== {stem}", flush=True)
        for name, value in module.figures(SHARED, IBID).items():
            reached[name] = value
            if value is None:
                print(f"{name:58}   skipped: what it is measured with is not installed")
                continue
            floor = floors.get(name)
            lower_is_better = name.endswith(".max")
            fell = floor is not None and (value > floor if lower_is_better else value < floor)
            if fell:
                failed.append(name)
            print(f"{name:58} {value:9.4f}  floor {'-' if floor is None else floor}{'  FELL' if fell else ''}", flush=True)
    for name in sorted(set(floors) - set(reached)):
        failed.append(name)
        print(f"{name:58} was not measured")
    if "--raise" in sys.argv:
        for name, value in reached.items():
            if value is None:
                continue
            cut = math.ceil(value * 1000) / 1000 if name.endswith(".max") else math.floor(value * 1000) / 1000
            old = floors.get(name, cut)
            floors[name] = min(old, cut) if name.endswith(".max") else max(old, cut)
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n")
    skipped = sum(value is None for value in reached.values())
    print(f"{len(reached) - skipped - len(set(failed) & set(reached))} passed, {len(failed)} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
