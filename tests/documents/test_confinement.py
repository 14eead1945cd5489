"""What a reader child may not do: reach a network, leave files or programs behind. What it starts may not either."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from attacks import acting_pdf, external_docx
from doc_parts import doc
from documents_reading import states
from more_forms import mhtml_of
from odt_parts import odt
from rtf_parts import rtf

from skillmatch import errors
from skillmatch.documents import Limits, Reader

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can take the network away")

CONFINED = (
    "import socket, subprocess, sys\n"
    "from skillmatch.documents.confine import without_network\n"
    "print(without_network())\n"
)
TRY = (
    "import socket\n"
    "for family in (socket.AF_INET, socket.AF_INET6, socket.AF_PACKET):\n"
    "    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):\n"
    "        try:\n"
    "            with socket.socket(family, kind) as found:\n"
    "                found.connect(('127.0.0.1', PORT))\n"
    "            print('connected')\n"
    "        except OSError as refused:\n"
    "            print(type(refused).__name__)\n"
)


@pytest.fixture
def listening():
    """A port of this machine that counts who knocks: ``listening.port``, ``listening.knocks()``."""

    class Port:
        def __init__(self):
            self.socket = socket.create_server(("127.0.0.1", 0))
            self.socket.settimeout(0.3)
            self.port = self.socket.getsockname()[1]

        def knocks(self):
            try:
                self.socket.accept()[0].close()
            except TimeoutError:
                return 0
            return 1

    port = Port()
    yield port
    port.socket.close()


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """``programs(name, script)`` puts a program of that name where programs are found, and none but these."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("sh", "sleep", "touch"):
        (folder / name).symlink_to(shutil.which(name))
    (folder / "python").symlink_to(sys.executable)
    monkeypatch.setenv("PATH", str(folder))

    def install(name, script):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(stat.S_IRWXU)

    return install


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where this process makes its temporary files; nothing may be left in it."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    yield place
    assert list(place.iterdir()) == []


def waited_for(found, seconds=20):
    """What ``found`` gives once it gives something."""
    until = time.monotonic() + seconds
    while not (value := found()) and time.monotonic() < until:
        time.sleep(0.02)
    return value


# ── the network ───────────────────────────────────────────────────────────────────────────────────────────────


def told(program):
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    first, *rest = done.stdout.split()
    if first != "True":
        pytest.skip("this kernel lets no process give its network away")
    return rest


def test_a_confined_process_opens_no_socket_to_a_network(listening):
    assert set(told(CONFINED + TRY.replace("PORT", str(listening.port)))) <= {"PermissionError", "OSError"}
    assert listening.knocks() == 0


def test_what_a_confined_process_starts_opens_none_either(listening):
    inner = TRY.replace("PORT", str(listening.port))
    assert set(told(CONFINED + f"subprocess.run([sys.executable, '-c', {inner!r}])")) <= {"PermissionError", "OSError"}
    assert listening.knocks() == 0


def test_a_confined_process_still_speaks_with_processes_of_this_machine():
    # LibreOffice is several processes that do.
    assert told(CONFINED + "socket.socket(socket.AF_UNIX).close()\nsocket.socketpair()\nprint('spoken')") == ["spoken"]


def test_a_program_that_a_reader_starts_has_no_network(programs, folder, tmp_path, listening):
    told(CONFINED)
    attempt = TRY.replace("PORT", str(listening.port))
    (tmp_path / "attempt.py").write_text(attempt)
    programs("catdoc", f"python {tmp_path / 'attempt.py'}")
    with Reader() as reader:
        said = reader.read_bytes(doc("Ada Nightfern"), "cv.doc").text.split()
    assert said and set(said) <= {"PermissionError", "OSError"}
    assert listening.knocks() == 0


PAGE = (
    '<html><head><link rel="stylesheet" href="URL/a.css"><script src="URL/b.js"></script><base href="URL/">'
    '<meta http-equiv="refresh" content="0; url=URL/c"><style>@import url("URL/d.css");</style></head>'
    '<body background="URL/e.png"><p>Ada Nightfern</p><img src="URL/f.png"><iframe src="URL/g"></iframe>'
    '<object data="URL/h"></object><a href="file:///etc/hostname">mine</a><iframe src="file:///etc/hostname"></iframe>'
    "</body></html>"
)


@pytest.mark.parametrize("wrap", [bytes, mhtml_of], ids=["html", "mhtml"])
def test_nothing_that_a_web_page_names_is_fetched(wrap, listening):
    page = PAGE.replace("URL", f"http://127.0.0.1:{listening.port}").encode()
    with Reader() as reader:
        text = reader.read_bytes(wrap(page), "cv.html").text
    assert text.split() == ["Ada", "Nightfern", "mine"]
    assert listening.knocks() == 0


REMOTE_ODT = (
    '<text:p>Ada Nightfern<draw:frame><draw:image xlink:href="URL/i.png"/><draw:object xlink:href="URL/o"/>'
    '</draw:frame></text:p><text:section><text:section-source xlink:href="URL/s.odt"/></text:section>'
)
REMOTE_RTF = (
    r'Ada Nightfern{\field{\*\fldinst INCLUDEPICTURE "URL/i.png"}{\fldrslt }}{\*\template URL/t.dotm}'
    r'{\field{\*\fldinst INCLUDETEXT "URL/x.rtf"}{\fldrslt }}{\object\objautlink\objupdate{\*\objdata 0105}}'
)


@pytest.mark.parametrize(
    "make",
    [external_docx, acting_pdf, lambda url: odt(REMOTE_ODT.replace("URL", url)),
     lambda url: rtf(REMOTE_RTF.replace("URL", url))],
    ids=["docx", "pdf", "odt", "rtf"],
)  # fmt: skip
def test_nothing_that_a_document_names_is_fetched_run_or_opened(make, listening):
    with Reader() as reader:
        document = reader.read_bytes(make(f"http://127.0.0.1:{listening.port}"), "cv")
    assert document.text.startswith("Ada Nightfern")
    assert socket.gethostname() not in document.text
    assert listening.knocks() == 0


# ── files and programs ────────────────────────────────────────────────────────────────────────────────────────


def test_a_reader_leaves_no_folder_behind(folder):
    with Reader() as reader:
        reader.read_bytes(b"Ada", "cv.txt")
        assert len(list(folder.iterdir())) == 1


def test_a_reader_killed_over_a_conversion_takes_all_its_programs_and_files_with_it(programs, folder, tmp_path):
    # As LibreOffice does, the program starts another that does the work.
    programs("soffice", f"sleep 300 & echo $! > {tmp_path / 'worker'}; touch half-made.odt; wait")
    with Reader(Limits(seconds=2, conversion_seconds=200)) as reader:
        killer = threading.Thread(target=_kill_once_there_is, args=(tmp_path / "worker", reader))
        killer.start()
        with pytest.raises(errors.OutOfMemory):  # what a kill from without is taken for
            reader.read_bytes(doc("Ada Nightfern"), "cv.doc")
        killer.join()
        worker = {int((tmp_path / "worker").read_text())}
        assert waited_for(lambda: set(states(worker).values()) <= {"Z"})
        assert list(folder.iterdir()) == []
        assert reader.read_bytes(b"Python", "next.txt").text == "Python"


def _kill_once_there_is(path, reader):
    waited_for(lambda: path.exists() and path.read_text().strip())
    os.kill(reader._child.pid, signal.SIGKILL)


def test_a_conversion_that_outlasts_its_time_leaves_nothing_either(programs, folder, tmp_path):
    programs("soffice", f"sleep 300 & echo $! > {tmp_path / 'worker'}; wait")
    with Reader(Limits(seconds=2, conversion_seconds=2)) as reader:
        with pytest.raises(errors.TimedOut):
            reader.read_bytes(doc("Ada Nightfern"), "cv.doc")
        worker = {int((tmp_path / "worker").read_text())}
        assert waited_for(lambda: set(states(worker).values()) <= {"Z"})


def test_a_child_whose_parent_is_killed_clears_its_folder(tmp_path):
    program = (
        "import os, signal\n"
        "from skillmatch.documents import Reader\n"
        "reader = Reader()\n"
        "reader.read_bytes(b'Ada', 'cv.txt')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", program], env=os.environ | {"TMPDIR": str(tmp_path)}, timeout=60, check=False)
    assert waited_for(lambda: not list(tmp_path.iterdir()))


def test_where_no_folder_can_be_made_files_are_read_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    with Reader() as reader:
        assert reader.read_bytes(b"Ada", "cv.txt").text == "Ada"


def test_a_child_writes_no_core_and_its_memory_is_bounded():
    with Reader() as reader:
        reader.read_bytes(b"Ada", "cv.txt")
        bounds = Path(f"/proc/{reader._child.pid}/limits").read_text()
    rows = {line[:25].strip(): line[25:].split()[:2] for line in bounds.splitlines()}
    assert rows["Max core file size"] == ["0", "0"]
    assert rows["Max address space"] == [str(Limits().address_space)] * 2
