"""The pack `fusion.yaml`, read strictly: every comparison with its levels, their meaning, Arabic names and weights."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from waqai.knowledge import PackError
from waqai.knowledge.packs_store import PACK_DIR

FUSION_PACK = PACK_DIR / "fusion.yaml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Label(_Strict):
    """A name in both languages."""

    en: str
    ar: str


class Level(_Strict):
    """One level of a comparison: `prior` and `weight` are log-odds; of the `seen` gold pairs at it, `same` were one incident."""

    id: str
    ar: str
    meaning: str
    prior: float
    weight: float
    seen: int = Field(ge=0)
    same: int = Field(ge=0)


class ComparisonEntry(_Strict):
    """One comparison: its name in both languages and its levels."""

    id: str
    label: Label
    levels: tuple[Level, ...] = Field(min_length=1, strict=False)


class FusionPack(_Strict):
    """The whole pack; `capture` are words of quotes which tell that ground was taken."""

    pack: str
    version: int
    source: str
    base: float
    base_prior: float
    threshold: float
    capture: tuple[str, ...] = Field(min_length=1, strict=False)
    comparisons: tuple[ComparisonEntry, ...] = Field(min_length=1, strict=False)


@functools.cache
def load_fusion_pack(path: Path = FUSION_PACK) -> FusionPack:
    """The pack of this program, or one of one's own. Raises PackError that names the file and what is wrong in it.

    >>> load_fusion_pack().comparisons[0].id
    'place'
    """
    try:
        data: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return FusionPack.model_validate(data)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PackError(f"{path.name}: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise PackError(f"{path.name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


@functools.cache
def feature_labels() -> dict[tuple[str, str], str]:
    """The Arabic names of comparisons, under (comparison, ""), and of their levels, under (comparison, level).

    >>> feature_labels()["place", ""], feature_labels()["place", "same place"]
    ('المكان', 'المكان نفسه')
    """
    pack = load_fusion_pack()
    found = {(entry.id, level.id): level.ar for entry in pack.comparisons for level in entry.levels}
    return found | {(entry.id, ""): entry.label.ar for entry in pack.comparisons}
