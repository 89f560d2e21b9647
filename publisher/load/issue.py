"""The whole way from a folder to an ``Issue``."""

from __future__ import annotations

from pathlib import Path

from publisher.findings import Finding, in_order
from publisher.house import House
from publisher.load.bodies import Bodies
from publisher.load.documents import find_manifest, read_documents
from publisher.load.fitting import fit
from publisher.load.pictures import look_at_pictures
from publisher.load.profiles import read_profile
from publisher.load.references import check_references, drop_dangling
from publisher.load.spreading import spread_out
from publisher.load.unfolding import unfold
from publisher.load.unused import unused_files
from publisher.load.writing import check_writing
from publisher.model import Issue


def load(path: Path, house: House | None = None) -> tuple[Issue | None, tuple[Finding, ...]]:
    """Read an issue: ``path`` is its folder or its issue.yaml.

    All faults are told in one run, in reading order. What is sound is kept, so that the rules can check it too; the
    issue is None when not even a manifest with a page and an article is left. publication.yaml, beside the
    manifest or up to two folders above, is laid under it; nothing else outside the folder is read. ``house`` takes
    the place of the profile that the manifest names.

    Raises:
        InputError: there is no manifest at ``path``, or it may not be read.
    """
    file = find_manifest(path)
    tree, findings = read_documents(file)
    if tree is None:
        return None, in_order(findings)
    unfold(tree)
    spread_out(tree)
    findings += check_references(tree)
    fitted = fit(tree)
    manifest = fitted.manifest
    if manifest is not None and drop_dangling(tree):
        manifest = fit(tree).manifest
    findings += fitted.findings
    language = manifest.publication.language if manifest else "zh-Hans"
    findings += check_writing(manifest) if manifest else ()
    articles = (*(manifest.articles if manifest else ()), *fitted.unsound)
    bodies = Bodies(file.parent, language)
    unread = [finding for article in articles for finding in bodies.read(article)]
    pictures = look_at_pictures(file.parent, articles, manifest.pages if manifest else ())
    if manifest is None:
        return None, in_order((*findings, *unread, *pictures.findings))
    faults: tuple[Finding, ...] = ()
    if house is None:
        house, faults = read_profile(manifest.profile, manifest.span_of("profile"), file.parent)
    issue = Issue(file.parent, manifest, pictures.files, pictures.pixels, house, unused_files(file.parent, tree))
    return issue, in_order((*findings, *unread, *pictures.findings, *faults))
