"""The reader child may hang, die or be interrupted: one file ends with an error, nothing is left behind."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from documents_reading import children, states
from hostile import bomb_pdf
from pdf_drawn import column, drawn

from skillmatch import errors
from skillmatch.documents import Limits, Reader, read_document

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are looked at through /proc")

GOOD = drawn(column(72, 100, "Ada Nightfern", "Python and SQL"))


def child_of(reader):
    """Reads a good file and gives the process that read it."""
    before = children()
    assert "Python" in reader.read_bytes(GOOD, "warm.pdf").text
    (process,) = children() - before
    return process


@pytest.fixture
def left_behind():
    """Holds that a test leaves no child, alive or dead."""
    before = children()
    yield
    assert states(children() - before) == {}


def test_a_reader_ends_its_child_when_it_is_closed_and_can_be_used_again(left_behind):
    with Reader() as reader:
        first = child_of(reader)
        reader.close()
        assert states({first}) == {}
        assert child_of(reader) != first


def test_one_child_reads_many_files(left_behind):
    with Reader() as reader:
        process = child_of(reader)
        for _ in range(5):
            reader.read_bytes(GOOD, "cv.pdf")
        assert process in children()


def test_a_child_that_hangs_is_killed_when_the_time_is_up(left_behind):
    with Reader(Limits(seconds=3)) as reader:
        process = child_of(reader)
        os.kill(process, signal.SIGSTOP)  # it hangs, whatever it is given
        with pytest.raises(errors.TimedOut, match=r"slow\.pdf.*3 seconds") as raised:
            reader.read_bytes(GOOD, "slow.pdf")
        assert raised.value.remedy
        assert states({process}) == {}
        assert reader.read_bytes(b"Python", "next.txt").text == "Python"


def test_a_child_that_hangs_before_it_took_the_whole_file_is_killed_too(left_behind):
    with Reader(Limits(seconds=3)) as reader:
        os.kill(child_of(reader), signal.SIGSTOP)
        with pytest.raises(errors.TimedOut):
            reader.read_bytes(GOOD + b"\n" * 5_000_000, "large.pdf")  # more than a pipe holds
        assert reader.read_bytes(b"Python", "next.txt").text == "Python"


@pytest.mark.parametrize(("sent", "expected"), [(signal.SIGSEGV, errors.Crashed), (signal.SIGKILL, errors.OutOfMemory)])
def test_a_child_that_dies_over_a_file_ends_that_file_alone(left_behind, sent, expected):
    # SIGKILL is what a system without memory sends.
    with Reader() as reader:
        process = child_of(reader)
        os.kill(process, signal.SIGSTOP)
        killer = threading.Timer(0.2, os.kill, (process, sent))
        waker = threading.Timer(0.3, os.kill, (process, signal.SIGCONT))
        killer.start()
        if sent != signal.SIGKILL:
            waker.start()
        with pytest.raises(expected, match=r"fatal\.pdf") as raised:
            reader.read_bytes(GOOD, "fatal.pdf")
        killer.join()
        waker.cancel()
        assert raised.value.remedy
        assert states({process}) == {}
        assert "Python" in reader.read_bytes(GOOD, "next.pdf").text


def test_a_child_found_dead_between_two_files_costs_no_file(left_behind):
    with Reader() as reader:
        process = child_of(reader)
        os.kill(process, signal.SIGKILL)
        while states({process}).get(process) not in (None, "Z"):
            time.sleep(0.01)
        assert "Python" in reader.read_bytes(GOOD, "next.pdf").text


def test_memory_has_a_limit(left_behind):
    with Reader(Limits(address_space=600 << 20)) as reader:
        with pytest.raises(errors.OutOfMemory, match=r"huge\.pdf") as raised:
            reader.read_bytes(bomb_pdf(mebibytes=700), "huge.pdf")
        assert raised.value.remedy
        assert "Python" in reader.read_bytes(GOOD, "next.pdf").text


def test_an_interruption_comes_through_and_the_next_file_gets_its_own_answer(left_behind):
    class Interrupted(Exception):
        pass

    def interrupt(*_):
        raise Interrupted

    with Reader() as reader:
        process = child_of(reader)
        os.kill(process, signal.SIGSTOP)
        before = signal.signal(signal.SIGALRM, interrupt)
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.2)
            with pytest.raises(Interrupted):
                reader.read_bytes(GOOD, "first.pdf")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        assert states({process}) == {}
        assert reader.read_bytes(b"another file", "second.txt").text == "another file"


def test_ctrl_c_reaches_the_parent_and_leaves_no_child():
    program = (
        "import os, signal, threading\n"
        "from skillmatch.documents import Reader\n"
        "reader = Reader()\n"
        "reader.read_bytes(b'Ada', 'cv.txt')\n"
        "child = reader._child.pid\n"
        "os.kill(child, signal.SIGSTOP)\n"
        "threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "try:\n"
        "    reader.read_bytes(b'Ada', 'cv.txt')\n"
        "except KeyboardInterrupt:\n"
        "    print(child)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert states({int(done.stdout)}) == {}


def test_a_child_ends_when_its_parent_is_killed():
    program = (
        "import os, signal\n"
        "from skillmatch.documents import Reader\n"
        "reader = Reader()\n"
        "reader.read_bytes(b'Ada', 'cv.txt')\n"
        "print(reader._child.pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    orphan = {int(done.stdout)}
    deadline = time.monotonic() + 30
    while states(orphan) and "Z" not in states(orphan).values() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert set(states(orphan).values()) <= {"Z"}  # dead; whoever adopted it may not have buried it yet


def test_threads_share_a_reader_and_each_gets_its_own_file(left_behind):
    with Reader() as reader:
        found = {}

        def read(i):
            found[i] = reader.read_bytes(f"file number {i}".encode(), f"{i}.txt").text

        threads = [threading.Thread(target=read, args=(i,)) for i in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
    assert found == {i: f"file number {i}" for i in range(20)}


def test_what_stands_in_the_folder_does_not_change_the_reader(left_behind, tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('not the module that was meant')")
    monkeypatch.chdir(tmp_path)
    with Reader() as reader:
        assert reader.read_bytes(b"Ada", "cv.txt").text == "Ada"


def test_limits_of_ones_own_are_kept_for_one_file(tmp_path, left_behind):
    (tmp_path / "cv.txt").write_text("Ada Nightfern")
    assert read_document(tmp_path / "cv.txt", Limits(chars=3)).text == "Ada"
    with pytest.raises(errors.TooLarge):
        read_document(tmp_path / "cv.txt", Limits(file_bytes=3))
