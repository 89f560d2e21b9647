"""The command line: parse, call, print, exit. Results go to standard output, progress and errors to standard error."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
import traceback
from contextlib import suppress
from importlib import import_module
from typing import Annotated

import typer

from publisher import __version__
from publisher.errors import ExitCode, MissingTool, PublisherError
from publisher.wording import Text, reader_tongue

_COMMANDS = {
    "new": "new",
    "import": "import_",
    "mend": "mend",
    "check": "check",
    "build": "build",
    "diff": "diff",
    "preflight": "preflight",
    "impose": "impose",
    "desk": "desk",
    "publish": "publish",
    "sign": "sign",
    "status": "status",
    "rules": "rules",
    "explain": "explain",
    "schema": "schema",
    "doctor": "doctor",
}
"""Each command and its module, in the order of the help page."""

_CRASH = 70
"""Our own fault is neither a finding (1) nor the user's usage (2): scripts must be able to tell."""

_SPACE = Text("Free some space or choose another folder.", "请腾出空间，或换一个文件夹。")
_ACCESS = Text("Check that it is there and that you may use it.", "请检查它是否存在，以及您是否有权使用。")


def main() -> None:
    """Run the program; every way it can end is an exit status of the documented list."""
    # Nearly all that a run makes stays to its end: looking for garbage as often as usual takes a tenth of the time.
    gc.set_threshold(100_000, 50, 100)
    # Whoever is asked to end cleans up first: no temporary folder, no painter left running.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    status = run(sys.argv[1:])
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    # All is written and every child has ended: to take apart what is in memory would only keep the reader waiting.
    os._exit(status)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit status. Errors are told in one message with a remedy, never a traceback."""
    try:
        arguments = [word if word != "--fix=ask" else "--ask" for word in arguments]  # a flag that may have a value
        command = typer.main.get_command(_program(arguments))
        with command.make_context("publisher", list(arguments)) as context:
            result = command.invoke(context)
        sys.stdout.flush()
        return int(result or 0)
    except PublisherError as error:
        _say(error.message, error.hint)
        return int(error.exit_code)
    except typer.Exit as leaving:
        return int(leaving.exit_code)
    except typer.TyperException as error:
        return _usage(error)
    except (KeyboardInterrupt, typer.Abort):
        _say(Text("Interrupted; nothing half-written was left.", "已中断；没有留下写了一半的文件。"), None)
        return int(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        _close_output()
        return int(ExitCode.CLEAN)
    except OSError as error:
        _close_output()
        _say(_os_error(error), _SPACE if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) else _ACCESS)
        return int(ExitCode.USAGE)
    except Exception as error:
        return _crash(error)


def _program(arguments: list[str]) -> typer.Typer:
    """The program with the command that is called, or with all of them for the help page and for a wrong name.

    Only what is called is loaded: ``doctor`` must run where the others cannot, and ``mend`` needs no page painter.
    """
    app = typer.Typer(name="publisher", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
    app.callback()(_publisher)
    called = arguments[0] if arguments else ""
    for module in [_COMMANDS[called]] if called in _COMMANDS else _COMMANDS.values():
        try:
            import_module(f"publisher.cli.{module}").register(app)
        except ImportError as error:
            raise _not_installed(error) from error
    return app


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


def _publisher(
    version: Annotated[
        bool, typer.Option("--version", help="Say which version this is", callback=_tell_version, is_eager=True)
    ] = False,
) -> None:
    """One manifest in; a newspaper page, a screen edition and an e-book out; nothing lost on the way."""


def _usage(error: typer.TyperException) -> int:
    """Show what was typed wrong, with the usage line where there is one."""
    show = getattr(error, "show", None)
    if show:
        show()
    else:
        _say(Text(str(error), str(error)), None)
    return int(ExitCode.USAGE)


def _not_installed(error: ImportError) -> MissingTool:
    return MissingTool(
        Text(f"A package of the program is missing: {error}.", f"缺少程序所需的软件包：{error}。"),
        Text("Run “publisher doctor”: it names the command to run.", "请运行 publisher doctor，它会给出要执行的命令。"),
    )


def _crash(error: Exception) -> int:
    what = f"{type(error).__name__}: {error}"
    _say(
        Text(f"The program failed: {what}", f"程序出错：{what}"),
        Text(
            "This is a fault of ours; please report it. PUBLISHER_DEBUG=1 shows the details.",
            "这是程序的毛病，请报告。设 PUBLISHER_DEBUG=1 可看细节。",
        ),
    )
    if os.environ.get("PUBLISHER_DEBUG"):
        traceback.print_exc()
    return _CRASH


def _close_output() -> None:
    """Nothing more goes to standard output: what is left in its buffer would fail again as Python ends, status 120."""
    with suppress(OSError):
        sys.stdout.flush()
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _os_error(error: OSError) -> Text:
    where = f"{error.filename}: " if error.filename else ""
    return Text(f"{where}{error.strerror or error}", f"{where}{error.strerror or error}")


def _say(message: Text, hint: Text | None) -> None:
    tongue = reader_tongue()
    sys.stderr.write(f"publisher: {message.said(tongue)}\n")
    if hint:
        sys.stderr.write(f"  {hint.said(tongue)}\n")
