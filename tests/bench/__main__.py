"""Runs a bench by its name: `python -m tests.bench NAME …` is `python -m tests.bench.NAME …`."""

import ast
import sys
from importlib import import_module
from pathlib import Path


def names() -> list[str]:
    """Return the benches there are: the modules here that have a `main`."""
    modules = sorted(path for path in Path(__file__).parent.glob("*.py") if path.stem != "__main__")
    return [path.stem for path in modules if _has_main(path.read_text(encoding="utf-8"))]


def _has_main(code: str) -> bool:
    return any(isinstance(node, ast.FunctionDef) and node.name == "main" for node in ast.parse(code).body)


def main() -> None:
    """Hand the rest of the command line to the bench that its first word names."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in names():
        sys.exit(f"python -m tests.bench NAME …, where NAME is one of: {', '.join(names())}")
    sys.argv = [f"python -m tests.bench {name}", *sys.argv[2:]]
    import_module(f"tests.bench.{name}").main()


if __name__ == "__main__":
    main()
