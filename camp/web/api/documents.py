"""How the API is told: its OpenAPI document, and a page drawn from that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import JSONResponse
from starlette.routing import Route

from camp.pages.api_shown import ApiField, ApiPage, Operation
from camp.web.api.wording import in_language
from camp.web.guard import language, page, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

_AT: Final = "/api/v1"
_REF: Final = "$ref"


def _document(request: Request) -> dict[str, Any]:
    """Describe the API in the reader's language."""
    told = in_language(request.app.openapi(), language(request))
    found: dict[str, Any] = {**told, "servers": [{"url": _address(request) + _AT}]}
    _quiet(found)
    return found


def _quiet(document: dict[str, Any]) -> None:
    """Leave out what only names our own classes and FastAPI's own errors."""
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    for schema in schemas.values():
        schema.pop("description", None)


def _address(request: Request) -> str:
    set_ = place(request).settings.address
    return set_.rstrip("/") or f"{request.url.scheme}://{request.url.netloc}"


def openapi(request: Request) -> Response:
    """Send the document."""
    return JSONResponse(_document(request))


def docs(request: Request) -> Response:
    """Show the document as a page, with something to paste for each operation."""
    found = _document(request)
    told = _Told(found)
    shown = ApiPage(
        title=found["info"]["title"],
        about=found["info"]["description"],
        document=f"{_AT}/openapi.json",
        operations=tuple(told.operations()),
    )
    return page(request, "api", page=shown)


class _Told:
    """Reads an OpenAPI document as people want it told."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._paths: Mapping[str, Any] = document["paths"]
        self._schemas: Mapping[str, Any] = document["components"]["schemas"]
        self._site: str = document["servers"][0]["url"]

    def operations(self) -> Iterator[Operation]:
        """List what can be asked, in the order of the document."""
        for path, methods in self._paths.items():
            for method, one in methods.items():
                yield self._operation(path, method, one)

    def _operation(self, path: str, method: str, one: Mapping[str, Any]) -> Operation:
        asked = _schema(one.get("requestBody", {}))
        answered = _schema(one["responses"]["200"])
        params = one.get("parameters", [])
        fields = [self._param(param) for param in params]
        fields += self._fields(asked) if asked else []
        return Operation(
            id=one["operationId"],
            method=method.upper(),
            path=_AT + path,
            summary=one["summary"],
            about=one["description"],
            fields=tuple(fields),
            curl=self._curl(path, method, params, asked),
            answer=_json(self._example(answered)),
        )

    def _param(self, param: Mapping[str, Any]) -> ApiField:
        return ApiField(
            param["name"], param.get("description", ""), needed=param["required"]
        )

    def _fields(self, schema: Mapping[str, Any], before: str = "") -> list[ApiField]:
        """List the fields of what is sent; a list's are those of its items."""
        schema = self._found(schema)
        needed = schema.get("required", [])
        found = []
        for name, one in schema.get("properties", {}).items():
            called = f"{before}{name}"
            about = one.get("description", "")
            found.append(ApiField(called, about, needed=name in needed))
            if _REF in one.get("items", {}):
                found += self._fields(one["items"], f"{called}[].")
        return found

    def _found(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        if _REF in schema:
            found: Mapping[str, Any] = self._schemas[schema[_REF].rpartition("/")[2]]
            return found
        return schema

    def _example(self, schema: Mapping[str, Any]) -> Any:
        """Make an example of a schema from those of its fields."""
        if "examples" in schema:
            return schema["examples"][0]
        schema = self._found(schema)
        if "properties" in schema:
            return {
                name: self._example(one) for name, one in schema["properties"].items()
            }
        if schema.get("type") == "array":
            return [self._example(schema["items"])]
        return schema.get("default")

    def _curl(
        self,
        path: str,
        method: str,
        params: list[Mapping[str, Any]],
        asked: Mapping[str, Any],
    ) -> str:
        asks, more = "", ['-H "Authorization: Bearer $CAMP_KEY"']
        for param in params:
            said = str(self._example(param["schema"] | param))
            if param["in"] == "path":
                path = path.replace(f"{{{param['name']}}}", said)
            elif param["in"] == "header":
                more.append(f'-H "{param["name"]}: {said}"')
            else:
                asks = f"?{param['name']}={said}"
        if asked:
            more.append('-H "Content-Type: application/json"')
            more.append(f"-d '{_json(self._example(asked))}'")
        verb = "" if method == "get" else f" -X {method.upper()}"
        return " \\\n  ".join([f'curl{verb} "{self._site}{path}{asks}"', *more])


def _schema(told: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = (
        told.get("content", {}).get("application/json", {}).get("schema", {})
    )
    return found


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


ROUTES: Final = [Route("/openapi.json", openapi), Route("/docs", docs)]
