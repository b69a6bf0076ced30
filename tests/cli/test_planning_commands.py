"""``camp curriculum import`` and ``export`` as a lead types them."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from camp.cli.curriculum import curriculum

PLAN = Path(__file__).parent.parent / "data" / "planning.csv"


@pytest.fixture
def camp(monkeypatch, tmp_path):
    """Run a command in an empty folder; the result."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CAMP_LOCALE", raising=False)

    def run(*args):
        return CliRunner().invoke(curriculum, [str(a) for a in args])

    return run


def test_a_planning_table_becomes_a_folder_with_a_short_list_of_gaps(camp, tmp_path):
    said = camp("import", PLAN, "--into", "talk")
    assert said.exit_code == 0, said.output
    assert said.stdout.startswith("建好了 talk：少说一句，8 天\n")
    gaps = [line.strip() for line in said.stdout.split("\n") if line.startswith("  ")]
    assert gaps[::2] == [
        "第9行「午间」列：缺“类型”；另起一行，比如写“类型：图”",
        "第11行「金句」列：还没有写",
        "第12行「热身」列：还没有写",
        "第15行「流程」列：还没有写",
    ]
    assert [gap.split(": ")[1] for gap in gaps[1::2]] == [
        "第1天 午间 类型",
        "第3天 金句",
        "第4天 热身",
        "第7天 流程",
    ]
    checked = camp("check", "talk").output.split("\n")
    places = [line.split(": ")[0] for line in checked if ".yaml:" in line]
    assert places == [gap.split(": ")[0] for gap in gaps[1::2]]


def test_a_dry_run_says_the_same_and_writes_nothing(camp, tmp_path):
    said = camp("import", PLAN, "--into", "talk", "--dry-run")
    assert said.exit_code == 0
    assert said.stdout.startswith("没有写任何文件；会建 talk：少说一句，8 天\n")
    assert "第9行「午间」列：缺“类型”" in said.stdout
    assert "curriculum.yaml:" not in said.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_table_stops_the_import_and_leaves_nothing(camp, tmp_path):
    Path("plan.csv").write_text("天,类型,标题\n1,课成日,x\n1,休息,y\n")
    said = camp("import", "plan.csv")
    assert said.exit_code == 1
    assert "第2行「类型」列：“课成日”不是日子的类型" in said.output
    assert "第3行「天」列：第1天在第2行已经有了" in said.output
    assert [path.name for path in tmp_path.iterdir()] == ["plan.csv"]


def test_a_folder_that_holds_something_is_left_alone(camp, tmp_path):
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk" / "mine.txt").write_text("mine")
    said = camp("import", PLAN, "--into", "talk", "--locale", "en")
    assert said.exit_code == 1
    assert "talk: is not empty" in said.output
    assert [path.name for path in (tmp_path / "talk").iterdir()] == ["mine.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["talk"]


def test_a_file_of_another_kind_is_refused(camp, tmp_path):
    (tmp_path / "plan.docx").write_bytes(b"PK")
    assert camp("import", "plan.docx").exit_code == 1
    assert camp("import", "nothing.csv").exit_code == 2
    said = camp("export", "interpersonal-21", "--out", "plan.txt", "--locale", "en")
    assert said.exit_code == 1
    assert said.output == "plan.txt: only .xlsx, .csv and .md can be written\n"


@pytest.mark.parametrize("form", ["xlsx", "csv", "md"])
def test_a_course_goes_out_and_comes_back_and_its_check_is_green(camp, form):
    assert camp("new", "my-camp").exit_code == 0
    out = camp("export", "my-camp", "--out", f"plan.{form}")
    assert (out.exit_code, out.output) == (0, f"写好了 plan.{form}\n")
    back = camp("import", f"plan.{form}", "--into", "back")
    assert (back.exit_code, back.stdout) == (
        0,
        "建好了 back：把消息写短，7 天\n没有待补的；接着：camp curriculum check back\n",
    )
    checked = camp("check", "--strict", "back")
    assert (checked.exit_code, checked.output) == (0, "back 把消息写短: 没有问题\n")


def test_an_edited_plan_is_not_overwritten_unless_told_so(camp, tmp_path):
    (tmp_path / "plan.md").write_text("mine")
    said = camp("export", "interpersonal-21", "--out", "plan.md")
    assert said.exit_code == 1
    assert (tmp_path / "plan.md").read_text() == "mine"
    forced = camp("export", "interpersonal-21", "--out", "plan.md", "--force")
    assert forced.exit_code == 0
    assert (tmp_path / "plan.md").read_text().startswith("# 好好相处\n")
