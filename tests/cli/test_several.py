"""Several forms: in order, whatever the number of processes, and one failure not stopping the rest."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from courtdocs import pipeline
from courtdocs.cli import several
from courtdocs.cli.attempt import Job
from courtdocs.cli.outcome import Outcome
from courtdocs.cli.processes import outcomes_of

from . import jobs
from .running import MINIMAL, ON, SAMPLES, Run, inside, run
from .test_diagnostics import compare

BROKEN = {
    "s04.yaml": "sumary: x\nwhy_now:\n  when_we_knew: 30 February 2026\n",
    "s11.yaml": "children: [\n",
    "s17.yaml": "",
}
"""What is at the end of three of the twenty; the third has nothing else in it."""
NAMES = [f"s{number:02}.yaml" for number in range(1, 21)]


@pytest.fixture(autouse=True)
def _four_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever machine the tests run on."""
    monkeypatch.setattr(several, "processors", lambda: 4)


@pytest.fixture(scope="module")
def twenty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a case record and twenty forms, three of which cannot be read."""
    folder = tmp_path_factory.mktemp("twenty")
    shutil.copy(SAMPLES / "minimal" / "case.yaml", folder)
    form = MINIMAL.read_text("utf-8")
    for name in NAMES:
        whole = name != "s17.yaml"
        (folder / name).write_text((form + BROKEN.get(name, "")) if whole else "", "utf-8")
    return folder


@pytest.fixture(scope="module")
def rendered(twenty: Path) -> Callable[[int, str], Run]:
    """What rendering the twenty says, with a number of processes and an output: each is run once."""
    done: dict[tuple[int, str], Run] = {}

    def said(count: int, output: str) -> Run:
        if (count, output) not in done:
            with inside(twenty):
                done[count, output] = run("render", *NAMES, "-j", count, "--output", output, *ON)
        return done[count, output]

    return said


def test_three_of_twenty_are_broken(twenty: Path, rendered: Callable[[int, str], Run]) -> None:
    said = rendered(1, "text")
    assert said.code == 3
    assert sorted(path.stem for path in twenty.glob("*.pdf")) == [
        name.removesuffix(".yaml") for name in NAMES if name not in BROKEN
    ]
    assert not list(twenty.glob(".*"))
    compare("twenty", said.err + said.out[said.out.rindex("\n20 forms") :])


@pytest.mark.parametrize("output", ["text", "json", "sarif", "github"])
def test_the_number_of_processes_makes_no_difference(
    output: str, rendered: Callable[[int, str], Run]
) -> None:
    one, three = rendered(1, output), rendered(3, output)
    assert (three.code, three.err) == (3, one.err)
    assert three.out == one.out


def test_three_of_twenty_in_json(rendered: Callable[[int, str], Run]) -> None:
    forms = json.loads(rendered(3, "json").out)
    assert [form["form"] for form in forms] == NAMES
    assert [form["form"] for form in forms if "failed" in form] == [*BROKEN]
    assert all(form["findings"] for form in forms if "failed" in form)
    assert all(len(form["outputs"]) == 2 for form in forms if "failed" not in form)


def test_check_takes_processes_too(twenty: Path) -> None:
    with inside(twenty):
        one, two = (run("check", *NAMES[:4], "-j", count, *ON) for count in (1, 2))
    assert one == two
    assert "4 forms: 3 checked, 1 could not be read." in one.out


def test_a_form_of_its_own_is_not_counted() -> None:
    assert "forms:" not in run("check", MINIMAL, *ON).out


def test_quiet_says_nothing_at_the_end(twenty: Path) -> None:
    with inside(twenty):
        assert run("check", "-q", "s01.yaml", "s02.yaml", *ON).out == ""


def test_a_case_record_among_the_files_is_left_out(twenty: Path) -> None:
    with inside(twenty):
        said = run("check", "case.yaml", "s01.yaml", *ON)
        alone = run("check", "case.yaml", *ON)
    assert (said.code, said.err) == (0, "courtdocs: case.yaml is no form and was left out.\n")
    assert alone.code == 3


def test_standard_input_reaches_a_worker(minimal: Path) -> None:
    with inside(minimal.parent):
        text = minimal.read_bytes()
        one, two = (run("check", "-", minimal.name, "-j", n, *ON, stdin=text) for n in (1, 2))
    assert one == two
    assert "- (statement of evidence" in one.out


@pytest.mark.parametrize("typed", ["-1", "x", "1.5"])
def test_a_number_of_processes_that_is_none(typed: str) -> None:
    said = run("check", MINIMAL, "-j", typed)
    assert (said.code, said.out) == (2, "")
    assert said.err == "courtdocs: -j takes a number: -j 2, or -j 0 for as many as there are processors.\n"


@pytest.mark.parametrize(("asked", "forms", "given"), [(0, 9, 4), (9, 9, 4), (9, 2, 2), (1, 9, 1), (0, 1, 1)])
def test_how_many_processes_there_are(
    asked: int, forms: int, given: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def noted(job: Job, forms: list[str], stdin: bytes, workers: int, stop: Event) -> Iterator[Outcome]:
        seen.append(workers)
        return (Outcome(form, 0, outputs=()) for form in forms)

    monkeypatch.setattr(several, "outcomes", noted)
    names = [f"{n}.yaml" for n in range(forms)]
    several.run(jobs.as_named, names, output="github", quiet=True, jobs=asked)
    assert seen == [given]


def every(job: Job, *forms: str, workers: int = 2, stdin: bytes = b"") -> list[Outcome]:
    with closing(outcomes_of(job, forms, stdin, workers, Event())) as found:
        return list(found)


def test_the_work_is_done_elsewhere_and_given_in_order() -> None:
    outcomes = every(jobs.as_named, "slow", "a", "b", "-", stdin=b"said")
    assert [outcome.form for outcome in outcomes] == ["slow", "a", "b", "-"]
    places = {(outcome.outputs or ())[0] for outcome in outcomes}
    assert len(places) == 2
    assert str(os.getpid()) not in places
    assert [(outcome.outputs or ())[1] for outcome in outcomes] == ["", "", "", "said"]


def test_a_worker_that_is_killed_takes_only_its_form_with_it() -> None:
    outcomes = every(jobs.as_named, "a", "killed", "b", "killed", "c")
    assert [outcome.code for outcome in outcomes] == [0, 70, 0, 70, 0]
    assert outcomes[1].failed.startswith("The process that worked on this form was ended from outside")


def test_a_fault_of_ours_in_a_worker_is_told_without_the_case() -> None:
    first, broken, refused = every(jobs.as_named, "a", "broken", "refused")
    assert (first.code, broken.code, refused.code) == (0, 70, 2)
    assert "builtins.KeyError" in broken.fault
    assert "Otis" not in repr(broken)


def test_a_fault_of_ours_does_not_lose_the_other_forms(twenty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.compose

    def broken(form: pipeline.FilledForm, *args: object, **named: object) -> object:
        if "s02.yaml" in form.sources:
            raise KeyError("Otis Valdek")
        return whole(form, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "compose", broken)
    with inside(twenty):
        text = run("check", *NAMES[:3], *ON)
        found = json.loads(run("check", *NAMES[:3], "--output", "json", *ON).out)
    assert text.code == 70
    assert text.err.startswith("This is a fault in courtdocs")
    assert "Otis" not in text.err + text.out
    assert "3 forms: 2 checked, 1 met a fault in courtdocs." in text.out
    assert [("failed" in form, "fault" in form) for form in found] == [
        (False, False),
        (True, True),
        (False, False),
    ]


def test_ctrl_c_lets_the_form_under_way_be_finished(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = several.run(jobs.interrupted, ["1", "2", "3", "4"], output="json", quiet=False, jobs=1)
    said = capfd.readouterr()
    assert code == 130
    forms = json.loads(said.out)
    assert ["failed" in form for form in forms] == [False, False, True, True]
    assert forms[-1]["failed"] == "It was not begun: Ctrl-C was pressed."
    assert "Stopping: the form under way is finished first." in said.err
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


PROGRAM = """
from courtdocs.cli import several
from tests.cli import jobs
if __name__ == "__main__":
    several.processors = lambda: 2
    raise SystemExit(several.run(jobs.waiting, list("abcd"), output="text", quiet=False, jobs={jobs}))
"""


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Callable[[int], subprocess.Popen[str]]]:
    """Starts forms that wait for a file called `go`, in a folder of their own and a group of their own."""
    started = []

    def start(count: int) -> subprocess.Popen[str]:
        script = tmp_path / "program.py"
        script.write_text(PROGRAM.format(jobs=count), "utf-8")
        process = subprocess.Popen(
            [sys.executable, script],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        wait_for(lambda: len(list(tmp_path.glob("*.begun"))) == count)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def wait_for(true: Callable[[], object]) -> None:
    """Wait until something is true; a minute is more than it takes on any machine."""
    for _ in range(6000):
        if true():
            return
        time.sleep(0.01)
    raise AssertionError("it has not come about")


@pytest.mark.parametrize("count", [1, 2])
def test_ctrl_c_on_a_terminal(
    count: int, waiting: Callable[[int], subprocess.Popen[str]], tmp_path: Path
) -> None:
    process = waiting(count)
    interrupt(process)
    (tmp_path / "go").touch()
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "")
    assert len(list(tmp_path.glob("*.begun"))) == count
    assert f"4 forms: {count} checked, {4 - count} not begun.\n" in out
    assert out.endswith("\n  d: not begun\n")


def test_ctrl_c_twice_stops_at_once(waiting: Callable[[int], subprocess.Popen[str]], tmp_path: Path) -> None:
    process = waiting(2)
    workers = children(process.pid)
    interrupt(process)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130
    wait_for(lambda: not any(map(alive, workers)))


def test_workers_end_with_the_process_that_began_them(
    waiting: Callable[[int], subprocess.Popen[str]],
) -> None:
    process = waiting(2)
    workers = children(process.pid)
    assert len(workers) >= 2
    process.kill()
    process.communicate(timeout=60)
    wait_for(lambda: not any(map(alive, workers)))


def interrupt(process: subprocess.Popen[str]) -> None:
    """Press Ctrl-C: as from a terminal, every process of the group gets it. Wait for what is said."""
    os.killpg(process.pid, signal.SIGINT)
    assert process.stderr
    assert [process.stderr.readline(), process.stderr.readline()] == [
        "\n",
        "Stopping: the form under way is finished first. Press Ctrl-C again to stop at once.\n",
    ]


def children(parent: int) -> list[int]:
    lines = [path.read_text() for path in Path(f"/proc/{parent}/task").glob("*/children")]
    return [int(number) for line in lines for number in line.split()]


def alive(process: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
