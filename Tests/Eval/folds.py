"""Five folds of sites: which page belongs to which, and the model that has not seen it."""
import hashlib
import pathlib

COUNT = 5
FOLDER = pathlib.Path(__file__).resolve().parent / "training" / "folds"


def fold(truth):
    return int(hashlib.md5(truth["split_key"].encode()).hexdigest(), 16) % COUNT


def model(number):
    return str(FOLDER / f"parse-{number}.yaml")
