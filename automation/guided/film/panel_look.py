"""Where the guided session's own panel shows something private. It is in a closed shadow root, which no script sees."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import CDPSession
from playwright.sync_api import Error as PlaywrightError

_HOST = "document.getElementsByTagName('setupwalk-guide')[0]"


class PanelLook:
    """Looks into the panel of one tab by the browser's own protocol, as a debugger does."""

    def __init__(self, cdp: CDPSession) -> None:
        self._cdp = cdp
        self._root = ""

    def forget(self) -> None:
        """Another document has come."""
        self._root = ""

    def boxes(self, world: int, look: str, facts: dict[str, Any]) -> list[tuple[float, float, float, float]]:
        """The private boxes in it: left, top, width, height. `look` is the source of a function of root and facts.

        Raises:
            playwright.sync_api.Error: the document went away, or the panel does not tell.
        """
        if not self._root and not self._find(world):
            return []
        done = self._cdp.send(
            "Runtime.callFunctionOn",
            {
                "functionDeclaration": f"function (facts) {{ return ({look})(this, facts); }}",
                "objectId": self._root,
                "arguments": [{"value": {**facts, "typed": True}}],
                "returnByValue": True,
            },
        )
        if "exceptionDetails" in done:
            raise PlaywrightError("the panel does not tell what it shows")
        return [(x, y, w, h) for x, y, w, h in done["result"]["value"]["boxes"]]

    def _find(self, world: int) -> bool:
        host = self._cdp.send("Runtime.evaluate", {"expression": _HOST, "contextId": world})["result"]
        if "objectId" not in host:
            return False
        node = self._cdp.send("DOM.describeNode", {"objectId": host["objectId"], "depth": 1, "pierce": True})
        roots = node["node"].get("shadowRoots", [])
        if roots:
            which = {"backendNodeId": roots[0]["backendNodeId"], "executionContextId": world}
            self._root = self._cdp.send("DOM.resolveNode", which)["object"]["objectId"]
        return bool(roots)
