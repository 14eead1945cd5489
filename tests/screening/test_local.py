"""Items worked at by processes: the order of the results, a worker that dies, an interrupt."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from skillmatch.errors import EngineLost
from skillmatch.screening import LOST, in_processes

HERE = Path(__file__).parent
posix = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there are no such signals on this system")

_added = 0


def add(number):
    global _added
    _added = number


def plus(item):
    time.sleep(0.05 * (item % 3))  # so that later items are done before earlier ones
    return item + _added


def die_at_three(item):
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def die_once(item):
    number, mark = item
    if number == 2 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def refuse(item):
    raise ValueError(f"no {item}")


def tell_and_sleep(folder):
    Path(folder, f"{os.getpid()}.pid").touch()
    time.sleep(120)


@pytest.mark.parametrize("workers", [1, 3])
def test_results_stand_in_the_order_of_the_items(workers):
    assert list(in_processes(plus, range(7), workers=workers, prepare=add, given=(10,))) == list(range(10, 17))


def test_no_items_start_no_process():
    assert list(in_processes(plus, [], workers=2)) == []


@posix
def test_an_item_that_ends_its_worker_costs_itself_alone():
    assert list(in_processes(die_at_three, range(6), workers=2)) == [0, 1, 2, LOST, 4, 5]


@posix
def test_a_worker_that_is_killed_once_costs_nothing(tmp_path):
    items = [(number, str(tmp_path / "mark")) for number in range(5)]
    assert list(in_processes(die_once, items, workers=2)) == [0, 1, 2, 3, 4]


def test_what_a_task_raises_is_raised():
    with pytest.raises(ValueError, match="no 5"):
        list(in_processes(refuse, [5], workers=1))


def end_at_once():
    os._exit(1)


def test_workers_that_cannot_begin_are_told():
    with pytest.raises(EngineLost):
        list(in_processes(plus, range(3), workers=1, prepare=end_at_once))


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{pid}/stat")
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


def waited(true):
    for _ in range(600):
        if true():
            return True
        time.sleep(0.1)
    return False


@posix
@pytest.mark.parametrize("sign", ["SIGINT", "SIGKILL"])
def test_an_end_of_the_parent_leaves_no_workers(tmp_path, sign):
    program = (
        f"import sys; sys.path.insert(0, {str(HERE)!r})\n"
        "import test_local\n"
        "from skillmatch.screening import in_processes\n"
        f"list(in_processes(test_local.tell_and_sleep, [{str(tmp_path)!r}] * 2, workers=2))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.DEVNULL, start_new_session=True)
    assert waited(lambda: len(list(tmp_path.glob("*.pid"))) == 2)
    workers = [int(path.stem) for path in tmp_path.glob("*.pid")]
    os.kill(parent.pid, getattr(signal, sign))
    parent.wait(60)
    assert waited(lambda: not any(map(alive, workers)))
