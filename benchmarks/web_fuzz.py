"""Whatever is asked of the interface for programs, it never faults: schemathesis makes calls out of the OpenAPI description.

    pip install schemathesis
    python benchmarks/web_fuzz.py [--examples 50]

A register of our own examples is made in a temporary folder; every call is tried with values that the description allows and with such
that it forbids. Fails where an answer is 500 or more.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from starlette.testclient import TestClient

from waqai.app.coder import CodedLine, code_article, coder_of_this_process
from waqai.app.intake import Intake
from waqai.app.web.serving import create_app
from waqai.app.web.visitor import form_token
from waqai.documents import Article, read_articles
from waqai.register import Register

REPORTS = Path(__file__).parent.parent / "tests" / "web" / "reports.jsonl"


def filled(path: Path) -> Register:
    """A register with the articles of the tests."""
    register = Register.open(path, create=True)
    intake = Intake(register, "fuzz")
    for found in read_articles([REPORTS]):
        if isinstance(found, Article):
            coded = code_article(coder_of_this_process(), found)
            if isinstance(coded, CodedLine):
                intake.take(coded)
    intake.finish()
    register.fuse()
    return register


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--examples", type=int, default=50, help="calls of each kind")
    options = parser.parse_args()
    statuses: Counter[int] = Counter()
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder) / "fuzz.db") as register:
        app = create_app(register)
        client = TestClient(app, "http://localhost", raise_server_exceptions=False)
        client.get("/")
        headers = {"x-waqai-token": form_token(client.cookies["waqai_session"])}
        schema = schemathesis.openapi.from_dict(app.openapi())
        for result in schema.get_all_operations():
            operation = result.ok()
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                strategy = operation.as_strategy(generation_mode=mode)

                @settings(max_examples=options.examples, deadline=None, suppress_health_check=list(HealthCheck), database=None,
                          phases=(Phase.generate,))  # fmt: skip
                @given(case=strategy)
                def call(case: schemathesis.Case) -> None:
                    sent = case.as_transport_kwargs(base_url="http://localhost")
                    sent.pop("cookies", None)
                    given_headers = dict(sent.get("headers") or {})
                    sent["headers"] = {key: value for key, value in given_headers.items() if key.lower() != "authorization"} | headers
                    try:
                        answer = client.request(**sent)
                    except (UnicodeError, ValueError, TypeError):  # what no client can send
                        return
                    statuses[answer.status_code] += 1
                    if answer.status_code >= 500:
                        faults.append(
                            f"{sent['method']} {sent['url']} {sent.get('params')} {str(sent.get('json'))[:200]}: {answer.status_code}"
                        )

                try:
                    call()
                except Exception as error:
                    if "Unsatisfiable" not in type(error).__name__ and "Reject" not in str(error):
                        print(f"{operation.label} {mode}: {type(error).__name__}: {str(error)[:200]}", file=sys.stderr)
            print(f"{operation.label}: {sum(statuses.values())} calls so far", file=sys.stderr)
    print(f"{sum(statuses.values())} calls; answers: {dict(sorted(statuses.items()))}")
    for fault in faults[:20]:
        print(f"FAULT {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
