"""What a map of the month says, read from its text by the few rules by which the script wrote it: nothing here asks the program."""
import re
from datetime import date

LEVELS = ("low", "medium", "high")


def number(text):
    return float(text) if "." in text else int(text)


def add_months(day, count):
    months = day.year * 12 + day.month - 1 + count
    return date(months // 12, months % 12 + 1, day.day)


def mean(values):
    return sum(values) / len(values) if values else None


def only(pattern, text, otherwise=None):
    found = re.search(pattern, text, re.M)
    return found[1] if found else otherwise


def stages_of(text):
    parts = re.split(r"^  stage \w+ ", text, flags=re.M)[1:]
    return [(only(r'"([^"]*)"', part), part) for part in parts]


def map_facts(text, people, teams, places, today):
    """The row of the atlas of its journey, and what the tables below it have of it."""
    stages = stages_of(text)
    felt = [[int(v) for v in re.findall(r"^      feel ([-+]?\d+)", part, re.M)] for _, part in stages]
    pains = [(what, LEVELS.index(level), stage) for stage, part in stages for what, level in re.findall(r'^    pain \w+ "([^"]*)" severity (\w+)', part, re.M)]
    actions = re.findall(r'^    action "([^"]*)".* due (\S+) status (\w+)', text, re.M)
    opened = [due for _, due, status in actions if status != "done"]
    figures = [(stage, int(value)) for stage, part in stages for value in re.findall(r"^    metric nps (\d+)", part, re.M)]
    figures = [f for i, f in enumerate(figures) if f[1] not in [v for _, v in figures[:i]]]  # one measure, said in two stages
    reviewed = date.fromisoformat(only(r"^  reviewed (\S+)", text))
    due = add_months(reviewed, int(only(r"^  review every (\d+) months", text)))
    everything = [v for values in felt for v in values]
    worst = max(pains, key=lambda p: p[1]) if pains else None
    row = {
        "title": only(r'^journey \w+ "([^"]*)"', text), "owner": teams[only(r"^  owner (\w+)", text)], "personas": [people[only(r"^  persona (\w+)", text)]],
        "state": only(r"^  state (\w+)", text), "reviewed": reviewed.isoformat(), "review-due": due.isoformat(), "review-days-late": max(0, (today - due).days),
        "steps": len(re.findall(r"^    step ", text, re.M)), "mean": mean(everything), "lowest": min(everything), "highest": max(everything), "pains": len(pains),
        "worst-pain": {"text": worst[0], "severity": LEVELS[worst[1]], "stage": worst[2]} if worst else None,
        "open-actions": len(opened), "late-actions": sum(d < today.isoformat() for d in opened), "targets": len(figures), "targets-met": sum(v >= 40 for _, v in figures),
        "stages": [(stage, mean(values), min(values) if values else None) for (stage, _), values in zip(stages, felt)],
        "figures": [("NPS", stage, v, 40, "met" if v >= 40 else "missed") for stage, v in figures],
        "requirements": (len(re.findall(r"^  require nps ", text, re.M)), [limit for limit in map(int, re.findall(r"^  require nps >= (\d+)", text, re.M)) if min(v for _, v in figures) < limit]),
    }
    severity = dict(re.findall(r'^    pain (\w+) "[^"]*" severity (\w+)', text, re.M))
    ideas = [(what, stage, severity.get(for_), impact, effort) for stage, part in stages
             for what, for_, impact, effort in re.findall(r'^    opportunity "([^"]*)"(?: for (\w+))? impact (\w+) effort (\w+)', part, re.M)]
    touches = {}
    for place, value in re.findall(r"^      at (\w+)\n      feel ([-+]?\d+)", text, re.M):
        touches.setdefault(places[place], []).append(int(value))
    return {"row": row, "ideas": ideas, "touches": {place: mean(values) for place, values in touches.items()}, "open": [p[0] for p in pains]}


def names_in(text, keyword):
    return dict(re.findall(r'^%s (\w+) "([^"]*)"' % keyword, text, re.M))


def read_maps(files, people_text, places_text, today):
    """{path: facts} of the maps of the script among these texts."""
    people, teams, places = names_in(people_text, "persona"), names_in(people_text, "team"), names_in(places_text, "touchpoint")
    return {path: map_facts(text, people, teams, places, today) for path, text in files.items()}


def row_told(row):
    """A row of the atlas in the same words, for what is compared."""
    return {
        **{key: row.get(key) for key in ("title", "owner", "personas", "state", "reviewed", "review-due", "review-days-late", "steps", "mean", "lowest", "highest", "pains", "worst-pain",
                                         "open-actions", "late-actions", "targets", "targets-met")},
        "stages": [(s["name"], s.get("mean"), s.get("lowest")) for s in row["stages"]],
        "figures": [(f["metric"], f["stage"], f["value"]["number"], f["target"]["number"], f["target-is"]) for f in row["figures"]],
        "requirements": (row["requirements"]["of"], [1 for _ in row["requirements"]["broken"]]),
    }


def is_close(a, b):
    """The same, but for what a calculation with fractions may differ by."""
    if isinstance(a, float) or isinstance(b, float):
        return a is not None and b is not None and abs(a - b) < 0.005
    if isinstance(a, dict):
        return isinstance(b, dict) and a.keys() == b.keys() and all(is_close(a[k], b[k]) for k in a)
    if isinstance(a, (list, tuple)):
        return isinstance(b, (list, tuple)) and len(a) == len(b) and all(map(is_close, a, b))
    return a == b
