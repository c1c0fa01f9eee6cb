"""Runs last: every message that any kernel has sent in this whole run is in the form and order of the specification."""

import os
from pathlib import Path

import pytest

from message_spec import Report

EVERY_TYPE = {
    "execute_reply", "inspect_reply", "complete_reply", "history_reply", "is_complete_reply", "connect_reply",
    "comm_info_reply", "kernel_info_reply", "shutdown_reply", "interrupt_reply", "status", "execute_input", "stream",
    "display_data", "update_display_data", "clear_output", "execute_result", "error", "input_request", "comm_open", "comm_msg", "comm_close",
    "iopub_welcome",
}

EVERY_STATE = {
    ("status", "starting"), ("status", "busy"), ("status", "idle"),
    ("execute_reply", "ok"), ("execute_reply", "error"), ("execute_reply", "aborted"),
    ("is_complete_reply", "complete"), ("is_complete_reply", "incomplete"), ("is_complete_reply", "invalid"),
}


@pytest.fixture(scope="module")
def report():
    report = Report(Path(os.environ["LOOMBOOK_RECORD"]))
    print(report)
    return report


def test_every_message_follows_the_specification(report):
    assert not report.faults, str(report)


def test_thousands_of_messages_were_looked_at(report):
    assert report.messages > 5000, str(report)


def test_every_type_of_message_was_looked_at(report):
    assert EVERY_TYPE <= set(report.types), f"never seen: {sorted(EVERY_TYPE - set(report.types))}"


def test_every_status_was_looked_at(report):
    assert EVERY_STATE <= report.seen, f"never seen: {sorted(EVERY_STATE - report.seen)}"
