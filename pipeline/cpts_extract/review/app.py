"""The routes of the reviewing page. Each answer is a whole page; a form that was sent leads to the next question."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs, quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from cpts_extract import __version__
from cpts_extract.errors import CptsExtractError, ImpossibleValueError, WarehouseLocked
from cpts_extract.load.decided.judge import Judgement
from cpts_extract.load.decided.stateable import STATEABLE
from cpts_extract.pages import wording
from cpts_extract.pages.reasons import likeness, warning
from cpts_extract.pages.shell import environment, static
from cpts_extract.review.desk import Desk
from cpts_extract.review.forms import ADDED, MUST, inputs, label
from cpts_extract.review.queue import WEIGHT, Item
from cpts_extract.review.sheet import Sheet, decisions, sheet

_SHOWN = 300
"""Questions that the list shows at most."""
KINDS = {
    "outdated": "Décision à revoir",
    "conflict": "Communiqués contradictoires",
    "pair": "Peut-être une seule CPTS",
    "failed": "Vérification non passée",
    "doubtful": "Lecture incertaine",
    "missing": "Peut-être oubliée",
}
DECIDED = {
    "accept": "acceptée", "correct": "corrigée", "reject": "rejetée", "add": "ajoutée", "complete": "relu en entier",
    "withdraw": "reprise", "merge": "réunies", "split": "séparées",
}  # fmt: skip
_STATIC = {
    "review.js": "text/javascript",
    "review.css": "text/css",
    "style.css": "text/css",
    "icon.svg": "image/svg+xml",
}


def make_app(desk: Desk) -> Starlette:
    """Make the application; `guard.Guard` has to stand before it."""
    app = Starlette(
        routes=[
            Route("/", _home),
            Route("/suite", _follow),
            Route("/question/{kind}/{key:path}", _question),
            Route("/communique/{release_id}", _release),
            Route("/decisions", _decisions),
            Route("/decision", _decide, methods=["POST"]),
            Route("/paire", _decide_pair, methods=["POST"]),
            Route("/{name}", _static),
        ],
        exception_handlers={CptsExtractError: _failed, 404: _not_found},
    )
    app.state.desk = desk
    return app


# ---- pages ------------------------------------------------------------------------------------------------------


def _home(request: Request) -> Response:
    desk = _desk(request)
    wanted = request.query_params.get("sorte", "")
    everything = desk.items()
    shown = [item for item in everything if wanted in ("", item.kind)]
    counts = Counter(item.kind for item in everything)
    return _page(
        request, "queue.html", shown=shown[:_SHOWN], total=len(shown), counts=[(kind, counts[kind]) for kind in WEIGHT],
        wanted=wanted, all=len(everything),
    )  # fmt: skip


def _question(request: Request) -> Response:
    return _question_page(request, "/".join((request.path_params["kind"], request.path_params["key"])))


def _question_page(
    request: Request, place: str, error: str | None = None, filled: Mapping[str, Any] | None = None, status: int = 200
) -> Response:
    desk = _desk(request)
    item = desk.find(place)
    if item is None:
        return RedirectResponse("/", 303)
    open_ones = desk.items()
    before, after = desk.before(item.standing), desk.after(item.standing)
    with desk.open() as connection:
        cards = []
        sheets: dict[str, Sheet] = {}
        for table, key in item.facts:
            release_id = key.partition(".")[0]
            if release_id not in sheets and (read := sheet(connection, release_id)):
                sheets[release_id] = read
            fact = sheets[release_id].fact(table, key) if release_id in sheets else None
            if fact is not None:
                cards.append((fact, sheets[release_id].release))
        main = sheets.get(item.release_id or "") or (sheet(connection, item.release_id) if item.release_id else None)
        if main is None and cards:
            main = sheets[cards[0][1]["release_id"]]
        decided = [row for row in (main.decisions if main else ()) if str(row["decision_id"]) == item.key]
        sides = _sides(connection, item) if item.kind == "pair" else []
    return _page(
        request, "question.html", status, item=item, cards=cards, main=main, sides=sides, decided=decided,
        number=open_ones.index(item) + 1, total=len(open_ones), before=before, after=after, error=error,
        filled=filled or {}, reasons=_reasons(item, main),
    )  # fmt: skip


def _release(request: Request) -> Response:
    return _release_page(request, request.path_params["release_id"])


def _release_page(
    request: Request,
    release_id: str,
    error: str | None = None,
    filled: Mapping[str, Any] | None = None,
    status: int = 200,
) -> Response:
    with _desk(request).open() as connection:
        main = sheet(connection, release_id)
    if main is None:
        return _not_found(request, None)
    return _page(request, "release.html", status, main=main, error=error, filled=filled or {})


def _decisions(request: Request) -> Response:
    with _desk(request).open() as connection:
        rows = decisions(connection)
    return _page(request, "decisions.html", rows=rows)


def _follow(request: Request) -> Response:
    """Go to the question after the one that stood somewhere."""
    weight, name, place = (request.query_params.get(key, "") for key in ("poids", "nom", "place"))
    try:
        standing = float(weight), name, place
    except ValueError:
        return RedirectResponse("/", 303)
    item = _desk(request).after(standing)
    return RedirectResponse(_address(item) if item else "/", 303)


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _STATIC:
        return _not_found(request, None)
    own = files("cpts_extract.review") / "static" / name
    content = static()[name] if name in static() else own.read_bytes()
    return Response(content, media_type=_STATIC[name])


# ---- what is sent -----------------------------------------------------------------------------------------------


async def _decide(request: Request) -> Response:
    from starlette.concurrency import run_in_threadpool

    return await run_in_threadpool(_decided, request, await _form(request))


def _decided(request: Request, form: Mapping[str, str]) -> Response:
    desk, place, release_id = _desk(request), form.get("place", ""), form.get("release", "")
    item = desk.find(place) if place else None
    try:
        desk.decide([_judgement(request, form)], form.get("why", "").strip() or None)
    except CptsExtractError as error:
        told, status = _in_french(error), 409 if isinstance(error, WarehouseLocked) else 422
        if item is not None:
            return _question_page(request, place, told, form, status)
        if release_id:
            return _release_page(request, release_id, told, form, status)
        return _page(request, "problem.html", status, told=told)
    if item is not None:
        return RedirectResponse(_following(item), 303)
    return RedirectResponse(f"/communique/{quote(release_id)}" if release_id else "/decisions", 303)


async def _decide_pair(request: Request) -> Response:
    from starlette.concurrency import run_in_threadpool

    return await run_in_threadpool(_decided_pair, request, await _form(request))


def _decided_pair(request: Request, form: Mapping[str, str]) -> Response:
    desk, kind = _desk(request), form.get("kind", "")
    item = desk.find(form.get("place", ""))
    if kind not in ("merge", "split") or item is None:
        return RedirectResponse("/", 303)
    one, _, other = item.key.partition("/")
    if form.get("keep") == other:
        one, other = other, one
    try:
        desk.decide_pair(kind, one, other, form.get("why", "").strip() or None)
    except CptsExtractError as error:
        return _question_page(request, item.place, _in_french(error), form, 409)
    return RedirectResponse(_following(item), 303)


def _judgement(request: Request, form: Mapping[str, str]) -> Judgement:
    """Make a judgement of a form that was sent; what cannot be one is refused where it is written down."""
    kind, about = form.get("kind", ""), form.get("about", "release")
    if kind not in ("accept", "correct", "reject", "add", "complete", "withdraw"):
        raise CptsExtractError(f"no such decision: {kind}")
    number = form.get("decision", "")
    value = {name: form.get(f"v.{name}", "") for name in STATEABLE[about].columns} if about in STATEABLE else None
    words = form.get("quotation", "")
    key = form.get("key") or None
    return Judgement(
        kind,  # type: ignore[arg-type]
        about,
        key,
        _seen(form),
        value if kind in ("correct", "add") else None,
        words or None,
        _start(request, form, words) if words else None,
        int(number) if number.isdigit() and len(number) < 10 else None,
    )


def _seen(form: Mapping[str, str]) -> dict[str, Any] | None:
    try:
        seen = json.loads(form["seen"]) if form.get("seen") else None
    except ValueError:
        seen = None
    return seen if isinstance(seen, dict) else None


def _start(request: Request, form: Mapping[str, str], words: str) -> int:
    """Tell where words that were selected begin: a browser may count otherwise, so the nearest place counts."""
    with _desk(request).open() as connection:
        found = connection.execute(
            "SELECT text FROM release WHERE release_id = $1", [form.get("release", "")]
        ).fetchall()
    text = found[0][0] or "" if found else ""
    told = int(form["start"]) if form.get("start", "").isdigit() else 0
    starts = (found.start() for found in re.finditer(f"(?={re.escape(words)})", text))
    return min(starts, key=lambda at: abs(at - told), default=told)


async def _form(request: Request) -> dict[str, str]:
    body = (await request.body()).decode("utf-8", "replace")
    # Browsers send line breaks of several lines as CR LF; texts have LF.
    return {name: some[-1].replace("\r\n", "\n") for name, some in parse_qs(body, keep_blank_values=True).items()}


# ---- what pages are made of -------------------------------------------------------------------------------------


def _page(request: Request, template: str, status: int = 200, /, **values: Any) -> Response:
    desk = _desk(request)
    known = {
        "root": "/", "version": __version__, "who": desk.who, "warehouse": str(desk.path),
        "undo": desk.taken[-1] if desk.taken else None, "here": template.removesuffix(".html"),
        "kinds": KINDS, "decided_as": DECIDED, "address": _address, "inputs": inputs, "added": ADDED,
        "field_text": wording.field_text, "fact_text": wording.fact_text, "column_text": label, "loads": json.loads,
    }  # fmt: skip
    made = environment("cpts_extract.review").get_template(template).render({**known, **values})
    return Response(made, status, media_type="text/html; charset=utf-8")


def _not_found(request: Request, error: Exception | None) -> Response:
    return _page(request, "problem.html", 404, told="Il n'y a rien à cette adresse.")


def _failed(request: Request, error: Exception) -> Response:
    return _page(request, "problem.html", 409 if isinstance(error, WarehouseLocked) else 500, told=_in_french(error))


def _in_french(error: Exception) -> str:
    match error:
        case ImpossibleValueError(column=column, must=must):
            return f"{label(column)} : {MUST.get(must, must)}."
        case WarehouseLocked():
            return "Une autre commande écrit dans l'entrepôt : réessayez dans un instant."
        case _ if "changed meanwhile" in str(error) or "there any more" in str(error):
            return "Cette valeur a changé entre-temps : regardez-la de nouveau."
        case _ if "select them again" in str(error):
            return "Les mots choisis ne se trouvent pas dans le texte : choisissez-les de nouveau."
        case _:
            return f"L'entrepôt refuse : {error}"


def _reasons(item: Item, main: Sheet | None) -> list[str]:
    match item.kind:
        case "failed":
            rows = [row for row in (main.warnings if main else ()) if row["code"] in item.told]
            return [f"{wording.WARNINGS.get(row['code'], row['code'])} : {warning(row).text}" for row in rows]
        case "pair":
            return [likeness(one).text for one in item.told]
        case "missing":
            return [wording.field_text(table) for table in item.told]
        case _:
            return []


def _sides(connection: Any, item: Item) -> list[dict[str, Any]]:
    """Give what is known of the two CPTS of a pair."""
    found = []
    for cpts_id in item.key.split("/"):
        result = connection.execute(
            "SELECT cpts_id, name, department, signature_date, population, communes, sources FROM cpts_summary WHERE cpts_id = $1",
            [cpts_id],
        )
        names = [column[0] for column in result.description]
        found += [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    return found


def _address(item: Item) -> str:
    return f"/question/{item.kind}/{quote(item.key, safe='/')}"


def _following(item: Item) -> str:
    weight, name, place = item.standing
    return f"/suite?poids={weight}&nom={quote(name, safe='')}&place={quote(place, safe='')}"


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk
