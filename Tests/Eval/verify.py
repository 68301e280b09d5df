"""Figures of `ibid verify` on the open data of ../shared, by its own scorer."""
import contextlib
import importlib.util
import io
import json
import re
import subprocess

# Set, then the scorer's rows and the numbers taken from them.
WANTED = {
    "wice_claim": {"evidence_f1": r"evidence n.* F1=([\d.]+)", "bacc": r"bacc=([\d.]+)", "auroc": r"AUROC=([\d.]+)"},
    "wice_subclaim_partial": {"token_f1": r"tokenF1=([\d.]+)"},
    "sourceverifier": {"bacc": r"bacc=([\d.]+)", "auroc": r"AUROC=([\d.]+)"},
    "attributionbench": {"bacc": r"bacc=([\d.]+)", "auroc": r"AUROC=([\d.]+)"},
    "fm2": {"bacc": r"bacc=([\d.]+)"},
    "bump": {"bacc": r"bacc=([\d.]+)"},
    "summedits": {"bacc": r"bacc=([\d.]+)"},
    "factcheckgpt": {"bacc": r"bacc=([\d.]+)"},
    "numpert": {"precision": r"contradicted\] P=([\d.]+)", "recall": r"contradicted\] P=[\d.]+ R=([\d.]+)",
                "false_alarms_original.max": r"contradicted\].*orig=([\d.]+)",
                "false_alarms_equivalent.max": r"contradicted\].*equiv=([\d.]+)"},
    "xling_ntrex": {f"r1_{lang}": rf"== xling_ntrex_{lang}\n(?:.*\n)?\s+evidence R@1=([\d.]+)" for lang in ("ru", "uk", "de", "fr")},
}


def module(path):
    spec = importlib.util.spec_from_file_location("scorer_" + path.stem, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def captured(function, *arguments):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        function(*arguments)
    return out.getvalue()


def scores(shared, cases, answers):
    """The figures of some answers, by id, to the cases, each of which names its `set`."""
    adapt, scorer = module(shared / "score" / "adapt.py"), module(shared / "score" / "verify.py")
    predictions = {
        id: {"verdict": adapt.RULING[answer["ruling"]], "score": answer["score"],
             "evidence": [e["sentence"] for e in answer["evidence"] if "sentence" in e],
             "unsupported": answer["unsupported"]} for id, answer in answers.items() if "error" not in answer}
    reached = {}
    for name, wanted in WANTED.items():
        mine = [c for c in cases if c["set"] == name]
        report = captured(scorer.report, "ALL", mine, predictions)
        for dataset in sorted({c["dataset"] for c in mine}):
            report += captured(scorer.report, dataset, [c for c in mine if c["dataset"] == dataset], predictions)
        for figure, pattern in wanted.items():
            found = re.search(pattern, report)
            if found:
                reached[f"verify.{name}.{figure}"] = float(found.group(1))
    return reached


def figures(shared, ibid):
    adapt = module(shared / "score" / "adapt.py")
    cases, answers = [], {}
    for name in WANTED:
        truth = shared / "data" / "verify" / f"{name}.jsonl"
        given = captured(adapt.stage_input, "verify", str(truth), "")
        lines = subprocess.run([str(ibid), "verify"], input=given, capture_output=True, text=True, check=True).stdout
        answers.update((answer["id"], answer) for answer in map(json.loads, lines.splitlines()))
        cases += [{**json.loads(line), "set": name}
                  for line in truth.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {**scores(shared, cases, answers), "verify.strangers.disputed.max": strangers(shared, ibid)}


def strangers(shared, ibid):
    """Percent of claims that are disputed by the source of another case, which has nothing to do with them."""
    lines = []
    for name in ("wice_claim", "sourceverifier", "numpert"):
        text = (shared / "data" / "verify" / f"{name}.jsonl").read_text(encoding="utf-8")
        cases = [c for c in map(json.loads, text.splitlines()) if c.get("source_sentences")]
        for number, case in enumerate(cases):
            other = cases[(number + len(cases) // 2) % len(cases)]
            if other["group"] != case["group"]:
                lines.append(json.dumps({
                    "id": str(len(lines)), "claim": case["claim"], "source_sentences": other["source_sentences"],
                    "claim_lang": case.get("lang_claim"), "source_lang": other.get("lang_source")}) + "\n")
    answers = subprocess.run([str(ibid), "verify"], input="".join(lines), capture_output=True, text=True, check=True).stdout
    disputed = sum(json.loads(answer).get("ruling") == "disputed" for answer in answers.splitlines())
    return round(100 * disputed / len(lines), 1)
