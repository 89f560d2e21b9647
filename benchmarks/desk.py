"""The desk: from a saved text to the new picture of its page, on an issue of sixteen pages, as the browser sees it."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

from benchmarks import workload

PAGES, EDITS = 16, 9
_PORT = 8199


def run() -> None:
    """Print the median and the longest of some edits of one text."""
    with tempfile.TemporaryDirectory() as scratch:
        issue = workload.write_issue(Path(scratch, "issue"), PAGES)
        command = ["-c", "from publisher.cli import main; main()", "desk", str(issue), "--port", str(_PORT)]
        with subprocess.Popen(
            [sys.executable, *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as desk:
            try:
                assert desk.stdout is not None
                address = re.search(r"http\S+", desk.stdout.readline())
                assert address is not None
                seconds = _edited(address[0])
            finally:
                desk.terminate()
    print(
        f"save to new picture, {PAGES} pages: median {statistics.median(seconds):.2f} s, longest {max(seconds):.2f} s"
    )


def _edited(address: str) -> list[float]:
    seconds = []
    with httpx.Client(timeout=120, follow_redirects=True) as client:
        for attempt in range(100):
            try:
                client.get(address)
                break
            except httpx.ConnectError:
                time.sleep(0.1 + attempt / 100)
        base = address.partition("?")[0]
        client.headers["origin"] = base.rstrip("/")
        state = client.get(base + "api/state").json()
        name = next(key for key, one in state["articles"].items() if one["body"] and one["page"])
        with client.stream("GET", base + "api/events", timeout=120) as events:
            told = (line for line in events.iter_lines() if line.startswith("event: changed"))
            for number in range(EDITS):
                one = state["articles"][name]
                page = next(each for each in state["pages"] if each["number"] == one["page"])
                text = re.sub(r"^(（\d+）)?", f"（{number}）", one["body"]["text"])
                asked = {"article": name, "text": text, "seen": one["body"]["seen"]}
                begin = time.perf_counter()
                client.post(base + "api/body", json=asked).raise_for_status()
                while True:
                    next(told)
                    state = client.get(base + "api/state").json()
                    now = next(each for each in state["pages"] if each["number"] == one["page"])
                    if now["picture"] != page["picture"]:
                        break
                client.get(f"{base}page/{now['number']}.png").raise_for_status()
                seconds.append(time.perf_counter() - begin)
                # The findings follow; the next edit begins from them, as an editor's would.
                next(told)
    return seconds


if __name__ == "__main__":
    run()
