"""The YAML of an issue: issue.yaml, and the publication.yaml that is laid under it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from publisher.errors import InputError
from publisher.findings import Finding
from publisher.load.faults import BAD_MANIFEST, PATH_OUTSIDE
from publisher.load.source import read_source
from publisher.load.tree import Mapping, Node, copied, laid_under
from publisher.load.yaml_tree import read_yaml
from publisher.model import Span
from publisher.wording import Text

MANIFEST = "issue.yaml"
SHARED = "publication.yaml"
REVIEWS = "review.yaml"
FOLDERS_ABOVE = 2
"""How far above the issue's folder publication.yaml may be: ``paper/2019/05-21/`` finds ``paper/publication.yaml``."""


def find_manifest(path: Path) -> Path:
    """The manifest that ``path``, a folder or the file itself, means; its folder is resolved.

    Raises:
        InputError: there is none, it may not be read, or it is a link out of its folder.
    """
    try:
        file = path / MANIFEST if path.is_dir() else path
        if not file.is_file():
            raise _none_there(path)
        with file.open("rb"):
            pass
        file = file.parent.resolve() / file.name
        real = file.resolve()
    except OSError as error:
        raise _cannot_read(path, error) from error
    except (ValueError, RuntimeError) as error:
        raise _none_there(path) from error
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise _no_manifest(path)
    if real.parent != file.parent:
        raise _linked_out(path)
    return file


def read_documents(manifest: Path) -> tuple[Mapping | None, tuple[Finding, ...]]:
    """Both files as one tree, in which every value knows its own file; None when the manifest is no mapping."""
    tree, findings = _read(manifest, Path(manifest.name))
    shared, more = _read_shared(manifest.parent)
    if tree is None:
        return None, (*findings, *more)
    both = laid_under(tree, shared) if shared is not None else tree
    reviews, others = _read_reviews(manifest.parent)
    if reviews is not None and isinstance(both, Mapping):
        both = laid_under(both, reviews)
    return (both if isinstance(both, Mapping) else None), (*findings, *more, *others)


def _read_reviews(folder: Path) -> tuple[Mapping | None, tuple[Finding, ...]]:
    """The signatures, which stand in a file of their own: whoever signs does not touch the manifest."""
    file = folder / REVIEWS
    if not file.is_file() or file.resolve().parent != folder:
        return None, ()
    return _read(file, Path(REVIEWS))


def _read_shared(folder: Path) -> tuple[Mapping | None, tuple[Finding, ...]]:
    """The nearest publication.yaml: beside the manifest, else in one of the two folders above."""
    above = Path()
    for place in [folder, *folder.parents[:FOLDERS_ABOVE]]:
        file = place / SHARED
        try:
            there, real = file.is_file() or file.is_symlink(), file.resolve()
        except (OSError, RuntimeError):
            there, real = True, None
        if there and (real is None or real.parent != place):
            return None, (_shared_linked_out(above / SHARED),)
        if there:
            return _read(file, above / SHARED)
        above = above / ".."
    return None, ()


def _read(file: Path, path: Path) -> tuple[Mapping | None, tuple[Finding, ...]]:
    source = read_source(file, path)
    if source.text is None:
        return None, source.findings
    pristine, findings = _parsed(source.text, path)
    # Whoever loads goes on to change the tree.
    tree = copied(pristine) if pristine is not None else None
    if tree is not None and not isinstance(tree, Mapping):
        findings = (*findings, _no_keys(tree))
    elif tree is None and not findings and path.name not in (SHARED, REVIEWS):
        findings = (_blank(path),)
    return (tree if isinstance(tree, Mapping) else None), (*source.findings, *findings)


@lru_cache(maxsize=8)
def _parsed(text: str, path: Path) -> tuple[Node | None, tuple[Finding, ...]]:
    return read_yaml(text, path)


def _no_keys(tree: Node) -> Finding:
    return BAD_MANIFEST.at(
        tree.span,
        Text("The file must consist of keys and values.", "文件应由“键: 值”组成。"),
        Text("Begin with “publication:”, “issue:”, “pages:” or “articles:”.", "请以“publication:”“issue:”等键开头。"),
    )


def _blank(path: Path) -> Finding:
    return BAD_MANIFEST.at(
        Span(path),
        Text("The manifest is empty.", "清单是空的。"),
        Text("“publisher new” writes one to begin with.", "可用 publisher new 生成一份。"),
    )


def _shared_linked_out(path: Path) -> Finding:
    return PATH_OUTSIDE.at(
        Span(path),
        Text(f"{path} is a link to another folder and was not read.", f"{path} 是指向别处的链接，未予读取。"),
        Text("Put the file itself there.", "请放入文件本身。"),
    )


def _none_there(path: Path) -> InputError:
    if path.suffix == "" or path.is_dir():
        return InputError(
            Text(f"There is no {MANIFEST} in {path}.", f"{path} 中没有 {MANIFEST}。"),
            Text(
                f"Name a folder that holds {MANIFEST}; “publisher new {path}” makes one.",
                f"请指定含有 {MANIFEST} 的文件夹；可用 publisher new {path} 新建。",
            ),
        )
    return InputError(
        Text(f"There is no file {path}.", f"没有文件 {path}。"),
        Text("Check the path.", "请检查路径。"),
    )


def _no_manifest(path: Path) -> InputError:
    return InputError(
        Text(f"{path} is not a manifest.", f"{path} 不是清单文件。"),
        Text(
            f"Name an issue's folder or its {MANIFEST}; “publisher import” makes an issue from other files.",
            f"请指定一期的文件夹或其中的 {MANIFEST}；其他文件可用 publisher import 转换。",
        ),
    )


def _cannot_read(path: Path, error: OSError) -> InputError:
    why = error.strerror or type(error).__name__
    return InputError(
        Text(f"{path} cannot be read: {why}.", f"{path} 无法读取：{why}。"),
        Text("Check the permissions of the folder and its files.", "请检查文件夹及其中文件的权限。"),
    )


def _linked_out(path: Path) -> InputError:
    return InputError(
        Text(f"The manifest of {path} is a link to another folder.", f"{path} 的清单是指向别处的链接。"),
        Text("Put the file itself into the issue's folder.", "请把文件本身放入本期文件夹。"),
    )
