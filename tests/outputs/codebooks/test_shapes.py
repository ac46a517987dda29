"""How each dataset counts, names and places, and what it is said to lose."""

from __future__ import annotations

from typing import Any

import pytest

from waqai.knowledge.codebooks import load_codebook
from waqai.outputs.codebooks import SHAPES, Source, Stamp
from waqai.outputs.codebooks.gtd import Gtd

from .conftest import Desk, row

ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 "
    "inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source "
    "source_scale notes fatalities tags timestamp"
).split()
UCDP = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id "
    "dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office "
    "source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt "
    "priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown "
    "best high low gwnoa gwnob"
).split()
STAMP = ["waqai_id", "waqai_url", "codebook_version", "waqai_version"]


@pytest.mark.parametrize(("name", "columns"), [("acled", ACLED), ("ucdp", UCDP)])
def test_columns_stand_in_the_datasets_order(name: str, columns: list[str]) -> None:
    shape = SHAPES[name](Stamp("9.9"))
    assert [column.name for column in shape.columns] == [*columns, *STAMP]


def test_gtd_has_its_135_columns() -> None:
    names = [column.name for column in load_codebook("gtd").columns]
    assert len(names) == 135
    assert (names[:5], names[-1]) == (["eventid", "iyear", "imonth", "iday", "approxdate"], "related")


@pytest.mark.parametrize("name", SHAPES)
def test_every_row_says_where_it_comes_from(desk: Desk, name: str) -> None:
    cells = desk.one(name, type="armed_clash", attacker="Islamic State", target=["Iraqi Army"], killed=2)
    assert (cells["waqai_id"], cells["waqai_version"]) == ("a#1", "9.9")
    assert cells["waqai_url"] == "urn:waqai:incident:a%231"
    assert cells["codebook_version"] == load_codebook(name).version


@pytest.mark.parametrize("name", SHAPES)
def test_columns_have_a_meaning_in_both_languages(name: str) -> None:
    for column in SHAPES[name](Stamp("9.9")).columns:
        assert column.en
        assert any("\u0621" <= char <= "\u064a" for char in column.ar), column.name


# ACLED


def test_acled_names_forces_by_their_country(desk: Desk) -> None:
    cells = desk.one("acled", type="air_strike", attacker="Turkish Armed Forces", target=["PKK", "civilians"], killed=2)
    assert (cells["actor1"], cells["inter1"]) == ("Military Forces of Turkey", 8)
    assert (cells["actor2"], cells["inter2"], cells["assoc_actor_2"]) == ("PKK", 2, "Civilians (Iraq)")
    assert cells["interaction"] == 28
    assert cells["civilian_targeting"] is None


def test_acled_writes_unknown_attackers_and_civilians_with_their_country(desk: Desk) -> None:
    cells = desk.one("acled", type="shooting", target=["civilians"], killed=1, country="YE")
    assert (cells["actor1"], cells["actor2"]) == ("Unidentified Armed Group (Yemen)", "Civilians (Yemen)")
    assert (cells["inter2"], cells["civilian_targeting"], cells["country"], cells["iso"]) == (7, "Civilian targeting", "Yemen", 887)


def test_acled_puts_demonstrators_first(desk: Desk) -> None:
    cells = desk.one("acled", type="protest_violence", attacker="police", target=["protesters"], killed=1, country="SD")
    assert (cells["actor1"], cells["actor2"], cells["interaction"]) == ("Protesters (Sudan)", "Police Forces of Sudan", 16)
    assert cells["disorder_type"] == "Political violence; Demonstrations"


def test_acled_flags_local_administrators(desk: Desk) -> None:
    cells = desk.one("acled", type="assassination", attacker="Islamic State", target=["mayor"], killed=1)
    assert (cells["tags"], cells["assoc_actor_2"]) == ("local administrators", "Government of Iraq")


def test_acled_has_one_actor_where_one_is_told(desk: Desk) -> None:
    cells = desk.one("acled", type="bombing_ied", attacker="Islamic State", target=["oil pipeline"])
    assert (cells["actor2"], cells["inter2"], cells["interaction"]) == (None, 0, 20)


def test_acled_takes_the_lowest_figure_and_says_so(desk: Desk) -> None:
    values: dict[str, Any] = {"type": "shelling", "attacker": "Houthis", "target": ["civilians"], "killed": (3, 7)}
    assert desk.one("acled", **values)["fatalities"] == 3
    assert ("estimated", "killed", "3 to 7") in desk.losses("acled", **values)


def test_acled_tells_in_the_notes_what_has_no_column(desk: Desk) -> None:
    values: dict[str, Any] = {
        "type": "bombing_ied", "attacker": "Islamic State", "target": ["Iraqi Army"], "casualties_combined": 8, "weapon": "sticky bomb",
        "claimed_by": "Islamic State", "campaign": "حملة الخريف", "damage": ["2 vehicles"], "conflicts": ["killed", "place"],
        "wounded": (2, None),
    }  # fmt: skip
    notes = desk.one("acled", **values)["notes"]
    for told in ("8 killed or wounded in all", "sticky bomb", "Claimed by Islamic State", "حملة الخريف", "2 vehicles", "killed, place",
                 "At least 2 wounded",
                 "How many of them died is not told; 3 by ACLED's rule"):  # fmt: skip
        assert told in notes
    lost = {field for kind, field, _ in desk.losses("acled", **values) if kind == "dropped"}
    assert {"casualties_combined", "weapon", "claimed_by", "campaign", "damage", "conflicts", "wounded"} <= lost


def test_acled_notes_are_one_neutral_sentence_of_the_fields(desk: Desk) -> None:
    cells = desk.one("acled", type="grenade", attacker="Islamic State", target=["police"], killed=2)
    assert cells["notes"] == "On 9 April 2019, Islamic State threw a grenade at police in Al-Nofal (Diyala, Iraq). 2 killed."


def test_acled_uses_the_governorates_point_and_says_so(desk: Desk) -> None:
    values: dict[str, Any] = {"type": "shooting", "target": ["civilians"], "lat": None, "lon": None, "place": None, "place_ar": "قرية"}
    cells = desk.one("acled", **values)
    assert (cells["geo_precision"], cells["location"]) == (3, "قرية")
    assert abs(cells["latitude"] - 33.75) < 0.6
    assert any(kind == "estimated" and field == "lat, lon" for kind, field, _ in desk.losses("acled", **values))


def test_acled_without_any_point_says_so(desk: Desk) -> None:
    values: dict[str, Any] = {
        "type": "shooting",
        "target": ["civilians"],
        "lat": None,
        "lon": None,
        "place": None,
        "place_ar": None,
        "admin1": None,
    }
    cells = desk.one("acled", **values)
    assert (cells["latitude"], cells["location"]) == (None, "Iraq")
    assert any(field == "place" for _, field, _ in desk.losses("acled", **values))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"date_start": None, "date_end": None, "date_precision": "unknown"}, "date_start"),
        ({"date_precision": "year"}, "date_start"),
        ({"country": None}, "country"),
        ({"status": "threat"}, "status"),
        ({"status": "denied"}, "status"),
    ],
)
def test_acled_leaves_out_what_is_no_event_of_its_own(desk: Desk, values: dict[str, Any], field: str) -> None:
    ((cells, losses),) = desk.shape("acled", row(**{"type": "shooting", "target": ["civilians"], **values}))
    assert cells is None
    assert [(loss.kind, loss.field) for loss in losses] == [("skipped", field)]


FIGHT: dict[str, Any] = {"type": "armed_clash", "attacker": "Islamic State", "target": ["Iraqi Army"], "killed": 4}
BOMB: dict[str, Any] = {"type": "bombing_ied", "attacker": "Islamic State", "target": ["Iraqi Army"], "killed": 2, "weapon": "IED"}


def test_acled_puts_a_bomb_inside_a_fight_into_the_fights_row(desk: Desk) -> None:
    (fight, _), (bomb, losses) = desk.shape("acled", row(**FIGHT), row(**BOMB))
    assert fight is not None
    assert bomb is None
    assert (fight["sub_event_type"], fight["fatalities"]) == ("Armed clash", 6)
    assert "Includes an explosive device in the same fight." in fight["notes"]
    assert [(loss.kind, loss.value) for loss in losses] == [("merged", "a#1")]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_bomb_is_found_before_and_after_the_fight(desk: Desk, order: tuple[int, int]) -> None:
    rows = [row(**FIGHT), row(**BOMB)]
    found = desk.shape("acled", *(rows[index] for index in order))
    assert sorted(cells["fatalities"] for cells, _ in found if cells) == [6]


@pytest.mark.parametrize(
    "other",
    [
        {"date_start": "2019-04-08", "date_end": "2019-04-08"},
        {"place": "Baqubah", "place_ar": "بعقوبة"},
        {"admin1": "Anbar"},
        {"target": ["civilians"]},
        {"attacker": "unknown"},
        {"attacker": "PKK"},
        {"status": "foiled"},
        {"date_start": "2019-04-08", "date_precision": "days"},
        {"type": "shooting"},
    ],
)
def test_a_bomb_elsewhere_or_between_others_keeps_its_row(desk: Desk, other: dict[str, Any]) -> None:
    found = desk.shape("acled", row(**FIGHT), row(**{**BOMB, **other}))
    assert [cells is not None for cells, _ in found] == [True, True]


def test_shelling_that_is_answered_is_one_battle(desk: Desk) -> None:
    one = row(type="shelling", attacker="Syrian Armed Forces", target=["Ahrar al-Sham"], killed=1, country="SY", admin1="Idlib")
    back = row(type="shelling", attacker="Ahrar al-Sham", target=["Syrian Armed Forces"], killed=2, country="SY", admin1="Idlib")
    found = desk.shape("acled", one, back)
    (kept,) = [cells for cells, _ in found if cells]
    assert (kept["event_type"], kept["sub_event_type"], kept["fatalities"]) == ("Battles", "Armed clash", 3)
    alone = desk.shape("acled", one)[0][0]
    assert alone is not None
    assert alone["event_type"] == "Explosions/Remote violence"


def test_shelling_by_one_side_twice_is_no_battle(desk: Desk) -> None:
    one = row(type="shelling", attacker="Houthis", target=["Popular Resistance"], killed=1, country="YE", admin1="Taiz")
    found = desk.shape("acled", one, {**one, "n": 2})
    assert [cells["event_type"] for cells, _ in found if cells] == ["Explosions/Remote violence"] * 2


# UCDP


def test_ucdp_side_a_is_the_government_whoever_attacks(desk: Desk) -> None:
    attacked = desk.one("ucdp", type="bombing_ied", attacker="Islamic State", target=["police"], killed=3, attackers_killed=1)
    assert (attacked["side_a"], attacked["side_b"]) == ("Government of Iraq", "Islamic State")
    assert (attacked["deaths_a"], attacked["deaths_b"], attacked["best"], attacked["gwnoa"]) == (3, 1, 4, 645)
    strikes = desk.one("ucdp", type="air_strike", attacker="Iraqi Army", target=["Islamic State"], killed=3)
    assert (strikes["side_a"], strikes["deaths_a"], strikes["deaths_b"]) == ("Government of Iraq", 0, 3)


def test_ucdp_two_states_keep_the_one_at_home_as_side_a(desk: Desk) -> None:
    cells = desk.one(
        "ucdp", type="air_strike", attacker="US forces", target=["Syrian Armed Forces"], killed=3, country="SY", admin1="Deir ez-Zor"
    )
    assert (cells["side_a"], cells["side_b"], cells["deaths_a"]) == ("Government of Syria", "Government of United States", 3)


def test_ucdp_has_no_dyad_of_a_government_with_itself(desk: Desk) -> None:
    values = {"type": "armed_clash", "attacker": "Iraqi Army", "target": ["police"], "killed": 2}
    ((cells, losses),) = desk.shape("ucdp", row(**values))
    assert cells is None
    assert losses[-1].what == "both sides are one to UCDP: Government of Iraq; a dyad has two"


def test_ucdp_counts_civilians_and_the_undivided_apart(desk: Desk) -> None:
    civilians = desk.one("ucdp", type="shelling", attacker="Syrian Armed Forces", target=["civilians"], killed=5, country="SY")
    assert (civilians["side_b"], civilians["deaths_civilians"], civilians["gwnob"]) == ("Civilians", 5, None)
    both = desk.one("ucdp", type="suicide_bombing", attacker="Islamic State", target=["police", "civilians"], killed=5)
    assert (both["deaths_unknown"], both["deaths_civilians"]) == (5, 0)
    fight = desk.one("ucdp", type="armed_clash", attacker="Islamic State", target=["Iraqi Army"], killed=5)
    assert (fight["deaths_unknown"], fight["best"]) == (5, 5)


def test_ucdp_bounds_an_open_and_a_joint_toll(desk: Desk) -> None:
    values: dict[str, Any] = {"type": "shelling", "attacker": "Houthis", "target": ["civilians"], "killed": (4, None), "killed_best": 6}
    assert [desk.one("ucdp", **values)[name] for name in ("low", "best", "high")] == [4, 6, 6]
    assert ("dropped", "killed", "at least 4") in desk.losses("ucdp", **values)
    joint: dict[str, Any] = {"type": "bombing_ied", "attacker": "Islamic State", "target": ["Iraqi Army"], "casualties_combined": 8}
    assert [desk.one("ucdp", **joint)[name] for name in ("low", "best", "high")] == [1, 1, 7]


@pytest.mark.parametrize(("level", "expected"), [(1, 1), (2, 1), (3, 3), (4, 4), (5, 6)])
def test_ucdp_precision_of_fused_rows(desk: Desk, level: int, expected: int) -> None:
    cells = desk.one("ucdp", type="bombing_ied", attacker="Islamic State", target=["police"], killed=1, geo_precision=level)
    assert cells["where_prec"] == expected


def test_ucdp_precision_of_coded_rows_is_kept(desk: Desk) -> None:
    cells = desk.one("ucdp", type="bombing_ied", attacker="Islamic State", target=["police"], killed=1, ucdp_where_prec=5)
    assert cells["where_prec"] == 5


def test_ucdp_lists_every_source(desk: Desk) -> None:
    sources = [Source("a", "Paper One", "2019-04-10", "عنوان", None), Source("b", "Paper Two", "2019-04-11", None, None)]
    ((cells, _),) = desk.shape("ucdp", row(type="bombing_ied", attacker="Islamic State", target=["police"], killed=1), sources=sources)
    assert cells is not None
    assert (cells["number_of_sources"], cells["source_office"]) == (2, "Paper One; Paper Two")
    assert cells["source_article"] == "Paper One, 2019-04-10, عنوان; Paper Two, 2019-04-11"


def test_ucdp_ids_stand_above_its_own_and_stay(desk: Desk) -> None:
    values: dict[str, Any] = {"type": "bombing_ied", "attacker": "Islamic State", "target": ["police"], "killed": 1}
    first = desk.one("ucdp", **values)["id"]
    assert 10**12 <= first < 2 * 10**13
    assert desk.one("ucdp", **{**values, "killed": 3})["id"] == first


# GTD


def test_gtd_leaves_its_criteria_unknown_unless_the_row_settles_them(desk: Desk) -> None:
    police = desk.one("gtd", type="bombing_ied", attacker="Islamic State", target=["police"])
    assert [police[name] for name in ("crit1", "crit2", "crit3", "doubtterr", "claimed")] == [-9] * 5
    market = desk.one("gtd", type="bombing_ied", attacker="Islamic State", target=["market", "civilians"])
    assert market["crit3"] == 1
    fight = desk.one("gtd", type="armed_clash", attacker="Islamic State", target=["Iraqi Army"])
    assert (fight["doubtterr"], fight["alternative"]) == (1, 1)


def test_gtd_counts_attackers_among_the_dead(desk: Desk) -> None:
    cells = desk.one(
        "gtd", type="suicide_bombing", attacker="Islamic State", target=["police"], killed=3, attackers_killed=1, wounded=(4, None)
    )
    assert (cells["nkill"], cells["nkillter"], cells["nwound"], cells["suicide"]) == (4, 1, 4, 1)
    assert cells["addnotes"] == "At least 4 wounded; no upper figure."


def test_gtd_leaves_untold_tolls_empty_and_explains_joint_ones(desk: Desk) -> None:
    cells = desk.one("gtd", type="bombing_ied", attacker="Islamic State", target=["police"], casualties_combined=8)
    assert (cells["nkill"], cells["nwound"]) == (None, None)
    assert cells["addnotes"].startswith("8 killed or wounded in all")


def test_gtd_claims(desk: Desk) -> None:
    values: dict[str, Any] = {"type": "bombing_ied", "attacker": "Islamic State", "target": ["police"]}
    two = desk.one("gtd", **values, claimed_by="Islamic State; al-Qaeda")
    assert (two["claimed"], two["claim2"], two["compclaim"], two["guncertain1"]) == (1, 1, 1, 0)
    blamed = desk.one("gtd", **values, attributed_by="Iraqi police")
    assert (blamed["claimed"], blamed["guncertain1"]) == (-9, 1)


def test_gtd_success(desk: Desk) -> None:
    assert desk.one("gtd", type="bombing_ied", target=["police"], status="foiled")["success"] == 0
    assert desk.one("gtd", type="bombing_ied", target=["police"])["success"] == 1
    assert desk.one("gtd", type="assassination", target=["officials"], wounded=1)["success"] == 0
    assert desk.one("gtd", type="assassination", target=["officials"], killed=1)["success"] == 1


def test_gtd_links_attacks_of_one_campaign(desk: Desk) -> None:
    values: dict[str, Any] = {"type": "bombing_ied", "attacker": "Islamic State", "target": ["police"], "campaign": "حملة الخريف"}
    elsewhere = {**row(**values), "place": "Raqqa", "country": "SY", "admin1": "Raqqa"}
    (one, _), (two, _), (other, _) = desk.shape("gtd", row(**values), elsewhere, row(**{**values, "campaign": None, "place": "Baqubah"}))
    assert one is not None
    assert two is not None
    assert other is not None
    assert (one["multiple"], one["related"]) == (1, str(two["eventid"]))
    assert (two["multiple"], two["related"]) == (1, str(one["eventid"]))
    assert (other["multiple"], other["related"]) == (0, None)


def test_gtd_links_attacks_of_one_group_at_one_place_and_day(desk: Desk) -> None:
    values: dict[str, Any] = {"type": "bombing_ied", "attacker": "Islamic State", "target": ["police"]}
    found = desk.shape("gtd", row(**values), row(**values), row(**{**values, "attacker": "unknown"}))
    assert [cells["multiple"] for cells, _ in found if cells] == [1, 1, 0]


def test_gtd_numbers_are_days_and_never_twice() -> None:
    shape = Gtd(Stamp("9.9"))
    numbers = [shape._number(f"a#{n}", "2019-04-09", "day") for n in range(30_000)]
    assert len(set(numbers)) == len(numbers)
    assert {str(number)[:8] for number in numbers} == {"20190409"}
    assert max(numbers) < 10**15  # what Excel shows whole
    again = Gtd(Stamp("9.9"))
    assert [again._number(f"a#{n}", "2019-04-09", "day") for n in range(50)] == numbers[:50]


def test_gtd_says_when_three_targets_are_not_enough(desk: Desk) -> None:
    values: dict[str, Any] = {"type": "car_bomb", "target": ["police", "soldiers", "civilians", "mosque"]}
    assert [desk.one("gtd", **values)[f"targtype{n}"] for n in (1, 2, 3)] == [3, 4, 14]
    assert ("dropped", "target", "mosque") in desk.losses("gtd", **values)


def test_gtd_names_a_verified_subtype_only(desk: Desk) -> None:
    cells = desk.one("gtd", type="shooting", target=["police", "hotel"])
    assert (cells["targsubtype1"], cells["targsubtype1_txt"]) == (25, "Police Security Forces/Officers")
    assert cells["targsubtype2"] is None


# PLOVER and CAMEO


def test_plover_makes_both_sides_of_a_fight_actors(desk: Desk) -> None:
    cells = desk.one("plover", type="armed_clash", attacker="Islamic State", target=["Iraqi Army"], killed=5)
    assert (cells["actor"], cells["recipient"]) == (["Islamic State", "Iraqi Army"], [])
    assert (cells["actor_sector"], cells["actor_country"], cells["dead"]) == (["REB", "MIL"], ["XXX", "IRQ"], 5)


def test_plover_keeps_lists_and_contexts(desk: Desk) -> None:
    cells = desk.one("plover", type="car_bomb", attacker="unknown", target=["embassy", "police"], wounded=2)
    assert (cells["actor"], cells["recipient"]) == ([], ["embassy", "police"])
    assert cells["context"] == ["military", "diplomatic"]
    assert (cells["quad"], cells["score"], cells["injured"], cells["dead"]) == (4, -9, 2, None)


def test_plover_marks_what_lies_back(desk: Desk) -> None:
    assert desk.one("plover", type="shooting", target=["civilians"], status="background")["auxiliary"] == ["historical"]


def test_cameo_codes_keep_their_roots(desk: Desk) -> None:
    cells = desk.one("cameo", type="car_bomb", attacker="Islamic State", target=["police"])
    assert [cells[name] for name in ("event_code", "event_base_code", "event_root_code")] == ["1832", "183", "18"]
    assert (cells["actor1_code"], cells["actor2_code"]) == ("REB", "IRQCOP")


# Waqai's own


def test_own_shape_keeps_lists_bounds_and_conflicts(desk: Desk) -> None:
    cells = desk.one("waqai", type="shelling", target=["police", "mosque"], killed=(2, None), conflicts=["killed"], pcode="0101")
    assert (cells["target"], cells["killed_min"], cells["killed_max"], cells["conflicts"]) == (["police", "mosque"], 2, None, ["killed"])
    assert (cells["pcode"], cells["country_iso3"], cells["target_kind"]) == ("0101", "IRQ", "state")


@pytest.mark.parametrize("name", SHAPES)
def test_a_row_with_the_gold_keys_alone_is_shaped(desk: Desk, name: str) -> None:
    bare = {"n": 1, "status": "actual", "type": "bombing_ied", "date_start": "2019-04-09", "date_end": "2019-04-09", "place_ar": "تعز",
            "country": "YE", "admin1": "Taiz", "lat": 13.58, "lon": 44.02, "attacker": "al-Qaeda", "target": ["soldiers"], "weapon": None,
            "killed_min": 2, "killed_max": 2, "wounded_min": None, "wounded_max": None, "casualties_combined": None, "abducted": None,
            "attackers_killed": None, "claimed_by": None, "evidence_ar": "", "notes": None}  # fmt: skip
    assert desk.shape(name, bare)[0][0] is not None
    assert desk.shape(name, {"type": "shooting"})[0] is not None
