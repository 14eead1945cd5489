"""What holds for all tests: a home of their own, without what a person imported; and on continuous integration a tool
that is not installed is a failure, not a skip."""

import os
import shutil
import tempfile

import pytest

_HOME = tempfile.mkdtemp(prefix="skillmatch-tests-")
os.environ["SKILLMATCH_HOME"] = _HOME


def pytest_unconfigure(config):
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if os.environ.get("SKILLMATCH_CI") and report.skipped and "not installed" in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped where every tool must be at hand: {report.longrepr[-1]}"
    return report
