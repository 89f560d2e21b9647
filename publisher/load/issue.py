"""The whole way from a folder to an ``Issue``."""

from __future__ import annotations

from pathlib import Path

from publisher.findings import Finding, in_order
from publisher.load.bodies import Bodies
from publisher.load.documents import find_manifest, read_documents
from publisher.load.fitting import fit
from publisher.load.pictures import look_at_pictures
from publisher.load.references import check_references, drop_dangling
from publisher.load.unfolding import unfold
from publisher.model import Issue


def load(path: Path) -> tuple[Issue | None, tuple[Finding, ...]]:
    """Read an issue: ``path`` is its folder or its issue.yaml.

    All faults are told in one run, in reading order. What is sound is kept, so that the rules can check it too; the
    issue is None when not even a manifest with a page and an article is left. publication.yaml, beside the
    manifest or up to two folders above, is laid under it; nothing else outside the folder is read.

    Raises:
        InputError: there is no manifest at ``path``, or it may not be read.
    """
    file = find_manifest(path)
    tree, findings = read_documents(file)
    if tree is None:
        return None, in_order(findings)
    unfold(tree)
    findings += check_references(tree)
    manifest, misfits = fit(tree)
    if manifest is not None and drop_dangling(tree):
        manifest, _ = fit(tree)
    if manifest is None:
        return None, in_order((*findings, *misfits))
    bodies = Bodies(file.parent, manifest.publication.language)
    unread = [finding for article in manifest.articles for finding in bodies.read(article)]
    pictures = look_at_pictures(file.parent, manifest)
    issue = Issue(file.parent, manifest, pictures.files, pictures.pixels)
    return issue, in_order((*findings, *misfits, *unread, *pictures.findings))
