/** A small program with the ways in which settings are declared, handed on and read; written for these tests. */
export const PROGRAM: Readonly<Record<string, string>> = {
  'pyproject.toml': `[project]
name = "mcp-server-langgraph"
version = "1.0.0"
dependencies = ["fastapi>=0.1"]

[project.optional-dependencies]
observability-grpc = ["opentelemetry-exporter-otlp-proto-grpc>=1"]
unused = ["left-pad"]
`,
  'docker/Dockerfile': `FROM python:3.12-slim AS runtime
RUN groupadd app && \\
    useradd -r -u 4711 -g app runner
USER runner
FROM runtime AS final-base
EXPOSE 8123
CMD ["python", "-m", "shop.server"]
FROM runtime AS final-test
USER root
CMD ["pytest"]
`,
  'src/shop/__init__.py': '__version__ = "1.0.0"\n',
  'src/shop/config.py': `from enum import Enum
from typing import ClassVar, List, Literal, Optional

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from shop import __version__


class Level(str, Enum):
    LOW = "low"
    HIGH = "high"


class Settings(BaseSettings):
    LIMIT: ClassVar[int] = 3

    version: str = __version__
    stage: str = "development"
    store: str = "memory"  # "memory", "redis"
    store_url: str = "redis://localhost:6379/0"
    database_url: str = "postgres://me:hunter2@localhost/shop"
    api_key: Optional[str] = "hunter2"
    level: Level = Level.LOW
    currency: Literal["EUR", "CHF"] = "EUR"
    ratio: float = 0.5
    origins: List[str] = []
    ports: list[int] = [1]
    sent: bool = Field(default=True, validation_alias=AliasChoices("SHOP_SENT", "SENT"))
    by_attribute: int = 1
    by_getattr: int = 1
    by_computed_name: int = 1
    by_closure: int = 1
    by_argument: int = 1
    by_member: int = 1
    by_result: int = 1
    filled: Optional[str] = None
    only_assigned: int = 1
    only_elsewhere: int = 1
    only_in_text: int = 1

    model_config = SettingsConfigDict(extra="ignore")

    def model_post_init(self, __context):
        self.refuse()

    def refuse(self):
        if self.stage not in ("production", "staging"):
            return
        errors = []
        if self.store == "memory":
            errors.append("no store")
        if errors:
            raise ValueError(errors)

    def load(self):
        if not self.filled:
            self.filled = secrets.get_secret("FILLED", fallback=None)


class Flags(BaseSettings):
    fast: bool = True

    model_config = SettingsConfigDict(env_prefix="FF_")


settings = Settings()
`,
  'src/shop/health.py': `from fastapi import FastAPI

app = FastAPI()


@app.get("/live")
async def live():
    return {}


@app.get("/ready")
async def ready():
    return {}


@app.get("/startup")
async def startup():
    return {}
`,
  'src/shop/server.py': `import os

from fastapi import FastAPI

from .config import Settings, settings as shared
from .health import app as health_app
from . import worker

try:
    import opentelemetry.exporter.otlp.proto.grpc
except ImportError:
    pass

TRIES = int(os.getenv("SHOP_TRIES", "3"))
QUIET = os.environ.get("SHOP_QUIET", "false").lower() == "true"

app = FastAPI()
app.mount("/health", health_app)


class Server:
    def __init__(self, options):
        self.options = options

    def run(self):
        """Not a reader: settings.only_in_text"""
        return self.options.by_member


def current() -> Settings:
    return shared


def every(settings):
    for name in ("by_computed_name",):
        print(getattr(settings, name))


def main(override: Settings = None):
    own = override or shared

    def later():
        return own.by_closure

    shared.only_assigned = 2
    every(own)
    worker.work(own)
    print(shared.by_attribute, getattr(shared, "by_getattr", 1), current().by_result, shared.level, shared.currency)
    print(shared.version, shared.store_url, shared.api_key, shared.ratio, shared.origins, shared.ports, shared.sent)
    return Server(shared).run() + later()
`,
  'src/shop/worker.py': `def work(config):
    return config.by_argument


class Other:
    def __init__(self):
        self.only_elsewhere = 1


def other(thing: Other):
    return thing.only_elsewhere
`,
  'src/shop/tool.py': `import os

from shop.config import settings

print(settings.only_elsewhere, os.getenv("SHOP_TOOL"))
`,
};
