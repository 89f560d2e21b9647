"""The command line: parse, call, print, exit. Results go to standard output, progress and errors to standard error."""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module

import click
import typer

from publisher.errors import ExitCode, PublisherError
from publisher.wording import Text, reader_tongue

_COMMANDS = ("new", "import_", "mend", "check", "build", "rules", "explain", "schema", "doctor")
_CRASH = 70
"""Our own fault is neither a finding (1) nor the user's usage (2): scripts must be able to tell."""

app = typer.Typer(
    name="publisher",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="One manifest in; a newspaper page, a screen edition and an e-book out; nothing lost on the way.",
)
for _name in _COMMANDS:
    import_module(f"publisher.cli.{_name}").register(app)


def main() -> None:
    """Run the program; every way it can end is an exit status of the documented list."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit status. Errors are told in one message with a remedy, never a traceback."""
    try:
        result = typer.main.get_command(app).main(arguments, prog_name="publisher", standalone_mode=False)
        return int(result or 0)
    except PublisherError as error:
        _say(error.message, error.hint)
        return int(error.exit_code)
    except click.exceptions.Exit as leaving:
        return int(leaving.exit_code)
    except click.ClickException as error:
        error.show(sys.stderr)
        return int(ExitCode.USAGE)
    except (KeyboardInterrupt, click.Abort):
        _say(Text("Interrupted; nothing half-written was left.", "已中断；没有留下写了一半的文件。"), None)
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(ExitCode.CLEAN)
    except OSError as error:
        _say(_os_error(error), Text("Free some space or choose another folder.", "请腾出空间，或换一个文件夹。"))
        return int(ExitCode.USAGE)
    except Exception as error:
        _say(
            Text(f"The program failed: {type(error).__name__}: {error}", f"程序出错：{type(error).__name__}：{error}"),
            Text(
                "This is a fault of ours; please report it. PUBLISHER_DEBUG=1 shows the details.",
                "这是程序的毛病，请报告。设 PUBLISHER_DEBUG=1 可看细节。",
            ),
        )
        if os.environ.get("PUBLISHER_DEBUG"):
            traceback.print_exc()
        return _CRASH


def _os_error(error: OSError) -> Text:
    where = f"{error.filename}: " if error.filename else ""
    return Text(f"{where}{error.strerror or error}", f"{where}{error.strerror or error}")


def _say(message: Text, hint: Text | None) -> None:
    tongue = reader_tongue()
    sys.stderr.write(f"publisher: {message.said(tongue)}\n")
    if hint:
        sys.stderr.write(f"  {hint.said(tongue)}\n")
